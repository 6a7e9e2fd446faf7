import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { MatterTopic, ReporterKind } from './vocabulary.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

export const TOPIC_LABELS: Record<MatterTopic, Wording> = {
  bribery: m.matter_topic_bribery,
  extortion: m.matter_topic_extortion,
  gifts: m.matter_topic_gifts,
  'conflict-of-interest': m.matter_topic_conflict,
  embezzlement: m.matter_topic_embezzlement,
  fraud: m.matter_topic_fraud,
  competition: m.matter_topic_competition,
  'money-laundering': m.matter_topic_laundering,
  retaliation: m.matter_topic_retaliation,
  other: m.matter_topic_other,
}

export const REPORTER_KIND_LABELS: Record<ReporterKind, Wording> = {
  supplier: m.matter_reporter_supplier,
  employee: m.matter_reporter_employee,
  other: m.matter_reporter_other,
}
