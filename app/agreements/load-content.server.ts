import fs from 'node:fs'
import path from 'node:path'
import { digestOf } from '#app/grading/digest.server.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { describeIssue } from '#app/questionnaires/describe-issue.ts'
import { formatProblems, type LoadProblem } from '#app/questionnaires/load-content.server.ts'
import { readYaml } from '#app/questionnaires/yaml-source.server.ts'
import type { AgreementText } from './agreement-text.ts'
import { AgreementHead } from './content-schema.ts'
import { fieldsOf } from './text-fields.ts'
import { outlineProblems } from './text-outline.ts'
import { TEXT_LIMITS } from './version-limits.ts'

export type LoadedAgreement = Omit<AgreementHead, 'title' | 'consent'> & {
  text: AgreementText
  /** SHA-256 of everything in the folder that is signed or says how it is signed. */
  sha256: string
}

/** `agreement.yaml` of a folder of `db/content/agreements`; `zh-CN.md` and `en.md` lie beside it. */
export const AGREEMENT_FILE = 'agreement.yaml'

/**
 * Reads every agreement that the product ships, in order of their codes; none when the folder is not there.
 * Throws, naming file and line of every mistake: a portal must not offer texts for signing that are broken.
 */
export function loadAgreements(folder: string): LoadedAgreement[] {
  return listFolders(folder).map(loadAgreement)
}

function listFolders(folder: string) {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => path.join(folder, entry.name))
    .sort()
}

/** Reads one agreement from its folder. */
export function loadAgreement(folder: string): LoadedAgreement {
  const source = readYaml(folder, AGREEMENT_FILE)
  const parsed = AgreementHead.safeParse(source.value)
  const shape: LoadProblem[] = parsed.success
    ? []
    : parsed.error.issues
        .flatMap(issue => describeIssue(issue, source.value))
        .map(found => ({
          ...source.locate(found.path, found.key),
          path: found.path.join('.'),
          message: found.message,
        }))
  const syntax = source.problems.map(problem => ({ ...problem, path: '' }))
  const bodies = { 'zh-CN': readBody(folder, 'zh-CN'), en: readBody(folder, 'en') }
  if (!parsed.success || syntax.length > 0) return refuse(folder, [...syntax, ...shape])
  const { title, consent, ...head } = parsed.data
  const text: AgreementText = {
    titleZh: title['zh-CN'],
    titleEn: title.en,
    bodyZh: bodies['zh-CN'],
    bodyEn: bodies.en,
    consentZh: consent['zh-CN'],
    consentEn: consent.en,
  }
  const problems = problemsOf(path.basename(folder), head.code, text)
  if (problems.length > 0) return refuse(folder, problems)
  return { ...head, text, sha256: digestOf({ ...head, text }) }
}

function readBody(folder: string, locale: Locale): string {
  try {
    return fs
      .readFileSync(path.join(folder, `${locale}.md`), 'utf8')
      .replace(/\r\n?/g, '\n')
      .trim()
  } catch {
    return ''
  }
}

function problemsOf(folderName: string, code: string, text: AgreementText): LoadProblem[] {
  const at = (file: string, message: string) => ({ file, line: 1, column: 1, path: '', message })
  const { unknown } = fieldsOf(text)
  const bodies: Record<Locale, string> = { 'zh-CN': text.bodyZh, en: text.bodyEn }
  return [
    ...(code === folderName ? [] : [at(AGREEMENT_FILE, `code "${code}" is not the name of the folder`)]),
    ...unknown.map(name => at(AGREEMENT_FILE, `unknown field {{${name}}} in the texts`)),
    ...outlineProblems(text).map(problem => at('zh-CN.md', problem)),
    ...LOCALES.flatMap(locale => {
      const { length } = bodies[locale]
      if (length === 0) return [at(`${locale}.md`, 'the text is missing or empty')]
      return length > TEXT_LIMITS.body
        ? [at(`${locale}.md`, `longer than ${TEXT_LIMITS.body} characters`)]
        : []
    }),
  ]
}

function refuse(folder: string, problems: LoadProblem[]): never {
  throw new Error(`agreement ${path.basename(folder)} cannot be used:\n${formatProblems(problems)}`)
}
