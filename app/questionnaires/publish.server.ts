import { transact, type Db } from '#db/client.server.ts'
import { digestOf } from './digest.server.ts'
import type { LoadedQuestionnaire } from './load-content.server.ts'
import { findVersionByNumber, insertVersion, type QuestionnaireVersion } from './queries.server.ts'

export type PublishRefusal = { code: 'version-differs'; kind: string; version: string; message: string }
export type PublishResult = { ok: true; id: string; isNew: boolean } | { ok: false; refusal: PublishRefusal }

/**
 * Publishes loaded content as an immutable version under the id `id`. The same content under the same
 * version number is already published: nothing happens and its id is given. Other content under a published
 * number is refused.
 */
export function publishQuestionnaireVersion(
  db: Db,
  { content, digest }: LoadedQuestionnaire,
  { id, now }: { id: string; now: Date },
): PublishResult {
  return transact(db, (tx): PublishResult => {
    const { kind, version } = content
    const published = findVersionByNumber(tx, kind, version)
    if (!published) {
      insertVersion(tx, { id, kind, version, digest, content, publishedAt: now })
      return { ok: true, id, isNew: true }
    }
    if (isSame(published, digest)) return { ok: true, id: published.id, isNew: false }
    const message = `${kind} ${version} is already published with other content. Published versions never change: raise the version.`
    return { ok: false, refusal: { code: 'version-differs', kind, version, message } }
  })
}

/** Also true when only defaults were added to the shape since: read today, the stored content is the same. */
function isSame(published: QuestionnaireVersion, digest: string) {
  return published.digest === digest || digestOf(published.content) === digest
}
