import fs from 'node:fs'
import path from 'node:path'
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml'
import type { ContentPath } from './content-problem.ts'

/** Where a problem stands: `file` is the name inside the folder, line and column count from 1. */
export type Place = { file: string; line: number; column: number }

export type YamlSource = {
  file: string
  value: unknown
  problems: (Place & { message: string })[]
  locate: Locate
}
type Locate = (path: ContentPath, key?: string) => Place

const MAX_FILE_BYTES = 1_000_000
/** An anchor may be used this often; nested aliases that would multiply beyond it are refused. */
const MAX_ALIASES = 300

/** Reads one YAML file; never throws on what stands in it. `locate` finds the node of a path, even behind an alias. */
export function readYaml(folder: string, file: string): YamlSource {
  const counter = new LineCounter()
  const text = readText(path.join(folder, file))
  if (text === null) return unreadable(file, `larger than ${MAX_FILE_BYTES} bytes or not readable`)
  const document = parseDocument(text, { lineCounter: counter, merge: true, prettyErrors: false })
  const placeOf = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  const problems = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    ...placeOf(pos[0]),
    message,
  }))
  const locate: Locate = (path, key) => placeOf(offsetOf(document, path, key))
  return { file, locate, ...toValue(document, problems, locate([])) }
}

function readText(file: string): string | null {
  try {
    return fs.statSync(file).size > MAX_FILE_BYTES ? null : fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function toValue(document: Document.Parsed, problems: YamlSource['problems'], start: Place) {
  if (document.errors.length > 0) return { value: null, problems }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    return { value, problems }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { value: null, problems: [...problems, { ...start, message }] }
  }
}

function unreadable(file: string, message: string): YamlSource {
  const start = { file, line: 1, column: 1 }
  return { file, value: null, problems: [{ ...start, message }], locate: () => start }
}

/** Offset of the node at `path`, of its `key` when given; of the closest node above when there is none. */
function offsetOf(document: Document.Parsed, path: ContentPath, key?: string): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const step of path) {
    const child = childOf(document, node, step)
    if (!child) return offset
    node = child.node
    offset = child.offset ?? offset
  }
  const at = key === undefined ? undefined : childOf(document, node, key)
  return at?.keyOffset ?? offset
}

type Child = { node: unknown; offset?: number; keyOffset?: number }

function childOf(document: Document.Parsed, parent: unknown, step: string | number): Child | null {
  const node = isAlias(parent) ? parent.resolve(document) : parent
  if (isSeq(node)) {
    const item = node.items[Number(step)]
    return item === undefined ? null : { node: item, offset: startOf(item) }
  }
  if (!isMap(node)) return null
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
  if (pair) {
    const keyOffset = startOf(pair.key)
    return {
      node: pair.value,
      offset: isCollection(pair.value) ? keyOffset : (startOf(pair.value) ?? keyOffset),
      keyOffset,
    }
  }
  return mergedChild(document, node.items, step)
}

function mergedChild(
  document: Document.Parsed,
  pairs: readonly { key: unknown; value: unknown }[],
  step: string | number,
): Child | null {
  const merged = pairs.find(
    ({ key }) => isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol'),
  )
  if (!merged) return null
  const sources = isSeq(merged.value) ? merged.value.items : [merged.value]
  return sources.map(source => childOf(document, source, step)).find(child => child !== null) ?? null
}

/** A collection is pointed at by its key: its own first line is that of its first entry. */
function isCollection(node: unknown) {
  return isMap(node) || isSeq(node)
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined
}
