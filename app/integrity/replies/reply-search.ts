import { SUBMITTED_STATES, type AssessmentState } from '#app/assessments/assessment-state.ts'
import { FLAG_COLOURS, type FlagColour } from '../flags.ts'

/** Parts of a round that a list can be narrowed to. */
export const REPLY_GROUPS = ['replied', 'outstanding', 'not-sent', 'exempt'] as const
export type ReplyGroup = (typeof REPLY_GROUPS)[number]

/** Beside these, what was sent has left stage 0 (`REACH_STAGES`), and what was not has not. */
export const GROUP_STATES: Record<ReplyGroup, AssessmentState[]> = {
  replied: [...SUBMITTED_STATES],
  outstanding: ['invited', 'in-progress', 'no-response'],
  'not-sent': ['invited', 'in-progress', 'no-response'],
  exempt: ['exempt'],
}

export type ReplySearch = {
  group: ReplyGroup | null
  colour: FlagColour | null
  /** Whose colours are meant: of every flag, or of those that others than the integrity function may know. */
  sees: 'all' | 'open'
  page: number
}

/** Others than the integrity function learn who has replied, not whom the questionnaire has reached. */
export function groupsFor(sees: ReplySearch['sees']): readonly ReplyGroup[] {
  return sees === 'all' ? REPLY_GROUPS : REPLY_GROUPS.filter(group => group !== 'not-sent')
}

/** What an address asks for; nonsense is left out. */
export function readReplySearch(params: URLSearchParams, sees: ReplySearch['sees']): ReplySearch {
  const page = Number(params.get('page'))
  return {
    group: groupsFor(sees).find(group => group === params.get('group')) ?? null,
    colour: FLAG_COLOURS.find(colour => colour === params.get('colour')) ?? null,
    sees,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** The address of a list. */
export function replyHref(
  path: string,
  { group = null, colour = null, page = 1 }: Partial<Omit<ReplySearch, 'sees'>>,
) {
  const params = new URLSearchParams()
  if (group) params.set('group', group)
  if (colour) params.set('colour', colour)
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query ? `${path}?${query}` : path
}
