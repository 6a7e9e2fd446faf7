import fs from 'node:fs'
import { checkContent, checkDimension } from './check-content.ts'
import { checkTexts } from './check-texts.ts'
import type { ContentPath, ContentProblem } from './content-problem.ts'
import { Dimension, QuestionnaireContent } from './content-schema.ts'
import { describeIssue } from './describe-issue.ts'
import { digestOf } from './digest.server.ts'
import { profileOf } from './kind-profiles.ts'
import { QUESTIONNAIRE_KINDS } from './vocabulary.ts'
import { readYaml, type Place, type YamlSource } from './yaml-source.server.ts'

/** `path` leads from the root of the merged questionnaire to the node at fault (`dimensions.1.items.4.points`). */
export type LoadProblem = Place & { path: string; message: string }

export type LoadedQuestionnaire = { content: QuestionnaireContent; digest: string }
export type LoadResult = ({ ok: true } & LoadedQuestionnaire) | { ok: false; problems: LoadProblem[] }

/** The file with title, intro and declaration; every other `.yaml` file of the folder is one dimension. */
const HEAD_FILE = 'questionnaire.yaml'
/** Holds the YAML anchors that a file shares between its items; not part of the content. */
const PRESETS_KEY = 'presets'

/**
 * Reads a questionnaire from its folder: the head file and the dimension files in order of their names.
 * Gives the content with its digest, or every problem found, each with file and line. Never throws on content.
 */
export function loadQuestionnaire(folder: string): LoadResult {
  const names = listYaml(folder)
  if (!names?.includes(HEAD_FILE)) {
    const message = names ? `the folder has no ${HEAD_FILE}` : 'the folder cannot be read'
    return { ok: false, problems: [{ file: HEAD_FILE, line: 1, column: 1, path: '', message }] }
  }
  const head = readYaml(folder, HEAD_FILE)
  const dimensions = names.filter(name => name !== HEAD_FILE).map(name => readYaml(folder, name))
  const merged = merge(head, dimensions)
  const found = check(merged.raw)
  const problems = [
    ...[head, ...dimensions].flatMap(source => source.problems.map(problem => ({ ...problem, path: '' }))),
    ...distinct(found.problems.map(problem => merged.place(problem))),
  ]
  if (problems.length > 0 || !found.content) return { ok: false, problems: problems.sort(byPlace) }
  return { ok: true, content: found.content, digest: digestOf(found.content) }
}

/** One line per problem, as editors read it: `2-soc.yaml:120:5: missing zh-CN text for label`. */
export function formatProblems(problems: readonly LoadProblem[]): string {
  return problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n')
}

function listYaml(folder: string): string[] | null {
  try {
    return fs
      .readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .sort()
  } catch {
    return null
  }
}

function merge(head: YamlSource, sources: YamlSource[]) {
  const top = withoutPresets(head.value)
  const own: unknown[] = isRecord(top) && Array.isArray(top.dimensions) ? top.dimensions : []
  const readable = sources.filter(source => source.value !== null)
  const dimensions = [...own, ...readable.map(source => withoutPresets(source.value))]
  const place = ({ path, key, message }: ContentProblem & { key?: string }): LoadProblem => {
    const index = path[0] === 'dimensions' && typeof path[1] === 'number' ? path[1] - own.length : -1
    const source = readable[index]
    const at = source ? source.locate(path.slice(2), key) : head.locate(path, key)
    return { ...at, path: path.join('.'), message }
  }
  return { raw: isRecord(top) ? { ...top, dimensions } : top, place }
}

function check(raw: unknown): { content: QuestionnaireContent | null; problems: ContentProblem[] } {
  const texts = checkTexts(raw)
  const parsed = QuestionnaireContent.safeParse(raw)
  if (parsed.success) return { content: parsed.data, problems: [...checkContent(parsed.data), ...texts] }
  const shape = parsed.error.issues.flatMap(issue => describeIssue(issue, raw))
  return { content: null, problems: [...shape, ...texts, ...checkSoundDimensions(raw)] }
}

/** Cross-checks of the dimensions whose shape is right, so that one file's mistakes do not hide another's. */
function checkSoundDimensions(raw: unknown): ContentProblem[] {
  if (!isRecord(raw) || !Array.isArray(raw.dimensions)) return []
  const kind = QUESTIONNAIRE_KINDS.find(each => each === raw.kind)
  const dimensions: unknown[] = raw.dimensions
  return dimensions.flatMap((each, index) => {
    const parsed = Dimension.safeParse(each)
    const path: ContentPath = ['dimensions', index]
    return kind && parsed.success ? checkDimension(parsed.data, path, profileOf(kind)) : []
  })
}

function withoutPresets(value: unknown): unknown {
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== PRESETS_KEY))
}

/** A text shared through an anchor is at fault once, however many items use it. */
function distinct(problems: LoadProblem[]) {
  const seen = new Set<string>()
  return problems.filter(problem => {
    const key = formatProblems([problem])
    return !seen.has(key) && seen.add(key)
  })
}

function byPlace(a: LoadProblem, b: LoadProblem) {
  return a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
