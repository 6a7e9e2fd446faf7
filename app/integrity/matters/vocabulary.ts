/** Where a matter comes from: an answer of the questionnaire, the public form, or written down by the integrity function. */
export const MATTER_SOURCES = ['questionnaire', 'form', 'hotline', 'mailbox', 'own-finding'] as const
export type MatterSource = (typeof MATTER_SOURCES)[number]

/** Sources with somebody behind them who waits for an answer. */
export const REPORTED_SOURCES: readonly MatterSource[] = ['form', 'hotline', 'mailbox']

/** What it is about, as far as whoever opens it can tell. */
export const MATTER_TOPICS = [
  'bribery',
  'extortion',
  'gifts',
  'conflict-of-interest',
  'embezzlement',
  'fraud',
  'competition',
  'money-laundering',
  'retaliation',
  'other',
] as const
export type MatterTopic = (typeof MATTER_TOPICS)[number]

export const REPORTER_KINDS = ['supplier', 'employee', 'other'] as const
export type ReporterKind = (typeof REPORTER_KINDS)[number]

/** Who wrote an entry of a matter: the reporter, the desk to the reporter, or the desk to itself. */
export const ENTRY_KINDS = ['from-reporter', 'to-reporter', 'note'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Why somebody never sees a matter. */
export const RECUSAL_KINDS = ['named', 'declared'] as const
export type RecusalKind = (typeof RECUSAL_KINDS)[number]

/** Somebody waits for an answer. */
export function isReported(source: MatterSource) {
  return REPORTED_SOURCES.includes(source)
}
