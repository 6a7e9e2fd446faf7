import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ReportValues } from './report-form.ts'

const SUMMARY_LENGTH = 160

/** The report as one text, in the language it was written in: kept as it was given, nothing added. */
export function reportText({ story, involved, whenWhere }: ReportValues, l: LocaleOption): string {
  const parts = [
    story,
    ...(involved ? [`${m.channel_field_involved({}, l)}\n${involved}`] : []),
    ...(whenWhere ? [`${m.channel_field_when_where({}, l)}\n${whenWhere}`] : []),
  ]
  return parts.join('\n\n')
}

/** Its beginning, for the list of the desk. */
export function summaryText(story: string): string {
  const line = story.replace(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return characters.length <= SUMMARY_LENGTH ? line : `${characters.slice(0, SUMMARY_LENGTH - 1).join('')}…`
}
