import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { questionnaireVersions } from '#db/schema/index.ts'
import { QuestionnaireContent } from './content-schema.ts'
import type { QuestionnaireKind } from './vocabulary.ts'

export type QuestionnaireVersion = {
  id: string
  kind: QuestionnaireKind
  version: string
  digest: string
  /** Frozen: one copy is shared by everybody who asks. */
  content: QuestionnaireContent
  publishedAt: Date
}
export type QuestionnaireVersionSummary = Omit<QuestionnaireVersion, 'content'>

/** Parsed versions kept in memory. A few are in use at a time; each is some hundred kilobytes. */
const MAX_CACHED_VERSIONS = 16
const MAX_LISTED_VERSIONS = 200

const cache = new Map<string, QuestionnaireContent>()

const summary = {
  id: questionnaireVersions.id,
  kind: questionnaireVersions.kind,
  version: questionnaireVersions.version,
  digest: questionnaireVersions.digest,
  publishedAt: questionnaireVersions.publishedAt,
}

/** A published version with its content, which is read and parsed once and then kept in memory. */
export function findVersionById(db: Db, id: string): QuestionnaireVersion | undefined {
  const row = db.select(summary).from(questionnaireVersions).where(eq(questionnaireVersions.id, id)).get()
  return row && { ...row, content: contentOf(db, row) }
}

export function findVersionByNumber(
  db: Db,
  kind: QuestionnaireKind,
  version: string,
): QuestionnaireVersion | undefined {
  const row = db
    .select(summary)
    .from(questionnaireVersions)
    .where(and(eq(questionnaireVersions.kind, kind), eq(questionnaireVersions.version, version)))
    .get()
  return row && { ...row, content: contentOf(db, row) }
}

/** Published versions of a kind, newest first, without their content. */
export function findAllVersionsByKind(db: Db, kind: QuestionnaireKind): QuestionnaireVersionSummary[] {
  return db
    .select(summary)
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.kind, kind))
    .orderBy(desc(questionnaireVersions.publishedAt), desc(questionnaireVersions.id))
    .limit(MAX_LISTED_VERSIONS)
    .all()
}

export function insertVersion(db: Db, row: QuestionnaireVersion) {
  db.insert(questionnaireVersions).values(row).run()
}

/** The digest is part of the key: content is only ever taken for the very row that was read. */
function contentOf(db: Db, { id, digest }: QuestionnaireVersionSummary): QuestionnaireContent {
  const key = `${id} ${digest}`
  const known = cache.get(key)
  if (known) return known
  const row = db
    .select({ content: questionnaireVersions.content })
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.id, id))
    .get()
  const content = frozen(QuestionnaireContent.parse(row?.content))
  const oldest = cache.keys().next().value
  if (cache.size >= MAX_CACHED_VERSIONS && oldest !== undefined) cache.delete(oldest)
  cache.set(key, content)
  return content
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}
