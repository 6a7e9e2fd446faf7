import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ReporterStage } from './reporter-stage.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

export const STAGE_LABELS: Record<ReporterStage, Wording> = {
  received: m.channel_stage_received,
  examined: m.channel_stage_examined,
  investigated: m.channel_stage_investigated,
  decided: m.channel_stage_decided,
  answered: m.channel_stage_answered,
  closed: m.channel_stage_closed,
}

/** What that means for the reporter, and what comes next. */
export const STAGE_TEXTS: Record<ReporterStage, Wording> = {
  received: m.channel_stage_text_received,
  examined: m.channel_stage_text_examined,
  investigated: m.channel_stage_text_investigated,
  decided: m.channel_stage_text_decided,
  answered: m.channel_stage_text_answered,
  closed: m.channel_stage_text_closed,
}
