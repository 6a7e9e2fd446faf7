import type { StoredFile } from '#app/assessments/evidence-store.server.ts'
import { recordSystemEvent } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { transact, type Db } from '#db/client.server.ts'
import { openMatter } from '../matters/open-matter.server.ts'
import { insertIdentity } from '../matters/mailbox-queries.server.ts'
import { findMatterByCaseKey } from '../matters/queries.server.ts'
import { lockText } from '../vault/vault.server.ts'
import { caseKeyFor, caseKeyHash } from './case-key.server.ts'
import { addEntry } from './entries.server.ts'
import type { ReportValues } from './report-form.ts'
import { reportText, summaryText } from './report-words.ts'

type Sender = { now: Date; locale: Locale }

/**
 * Takes a report and answers the case key, which is shown to the reporter and kept by nobody. Sending the same page
 * again answers the same key and adds nothing. No account, no address and no device is recorded with it; the identity, if
 * one was given, goes to the vault.
 */
export function submitReport(
  db: Db,
  { now, locale }: Sender,
  values: ReportValues,
  files: StoredFile[],
): { caseKey: string } {
  const { topic, story, reporterKind, naming } = values
  const sent = JSON.stringify([values.once, values, files.map(({ sha256 }) => sha256)])
  const caseKey = caseKeyFor(sent)
  const hash = caseKeyHash(caseKey)
  transact(db, tx => {
    if (findMatterByCaseKey(tx, hash)) return
    const said = reportText(values, { locale })
    const { id: matterId } = openMatter(
      tx,
      { actor: null, now },
      {
        source: 'form',
        topic,
        summary: summaryText(story),
        said,
        caseKeyHash: hash,
        reporterKind,
        isAnonymous: naming === 'anonymous',
        locale,
      },
    )
    addEntry(tx, { matterId, kind: 'from-reporter', body: said, writtenAt: now, files })
    keepIdentity(tx, matterId, values, now)
    recordSystemEvent(tx, now, 'matter.reporter-wrote', { isRestricted: true }, { matterId })
  })
  return { caseKey }
}

/** Encrypts name and contact apart from the matter; an anonymous report leaves nothing to keep. */
export function keepIdentity(
  tx: Db,
  matterId: string,
  { name, contact, organisation }: Pick<ReportValues, 'name' | 'contact' | 'organisation'>,
  createdAt: Date,
) {
  if (name === null) return
  const locked = lockText(JSON.stringify({ name, contact, organisation }), identityOf(matterId))
  insertIdentity(tx, { matterId, locked, createdAt })
}

/** What an identity is encrypted for. */
export function identityOf(matterId: string) {
  return `matter:${matterId}:identity`
}
