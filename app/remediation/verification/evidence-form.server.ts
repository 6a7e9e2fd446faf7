import { derivedValuesOf, withDerivedOptions } from '#app/agreements/derived-value.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { localizeItem, type LocalizedItem } from '#app/questionnaires/localize.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { waitingFiles } from './action-files.server.ts'
import { answerSoFar } from './answered-items.server.ts'
import { findEvidenceRound, MAX_FILES_PER_ROUND } from './evidence-queries.server.ts'
import { reanswerContext, reansweredItems } from './reanswer-values.server.ts'
import { findStandingBasis } from './standing.server.ts'

/** One item with the values its inputs begin with: as handed in last, else as it was answered. */
export type AskedAnew = { item: LocalizedItem; values: Record<string, unknown>; context: AnswerContext }

/** What the page on which evidence is handed in shows. */
export function loadEvidenceForm(db: Db, action: ActionRow, { locale, now }: { locale: Locale; now: Date }) {
  const { id, code, rev, finding, requirement, evidenceRounds } = action
  const last = findEvidenceRound(db, id, evidenceRounds)
  return {
    action: { id, code, rev, finding, requirement },
    returned: last?.verdict === 'insufficient' ? last.verdictReason : null,
    summary: last?.verdict === 'insufficient' ? last.summary : '',
    files: waitingFiles(db, id),
    items: itemsAskedAnew(db, action, last?.answers ?? {}, { locale, now }),
    limits: { files: MAX_FILES_PER_ROUND, megabytes: loadSettings(db).maxEvidenceMegabytes },
  }
}

/** The items that evidence answers anew; none when closing the action re-scores nothing. */
export function itemsAskedAnew(
  db: Db,
  action: ActionRow,
  last: Record<string, Record<string, unknown>>,
  { locale, now }: { locale: Locale; now: Date },
): AskedAnew[] {
  const basis = findStandingBasis(db, action)
  if (!basis) return []
  return reansweredItems(db, basis).map(content => {
    const derived = derivedValuesOf(db, action.supplierId, content, now)
    const localized = localizeItem(content, locale)
    const item = withDerivedOptions(localized, derived, m.signing_derived_hint({}, { locale }))
    const before = answerSoFar(basis.current.inputs, content.code)?.values
    const context = reanswerContext(basis.assessment, isoDate(now))
    return { item, context, values: { ...(last[content.code] ?? before ?? {}), ...derived } }
  })
}

export type EvidenceFormData = ReturnType<typeof loadEvidenceForm>
