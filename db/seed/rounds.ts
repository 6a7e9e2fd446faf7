import type { CampaignState } from '#app/campaigns/campaign-state.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { after, inOfficeHours } from './calendar.ts'

/** How long ago the open round was opened, and how long suppliers have in a round. */
const OPENED_DAYS_AGO = 18
const ROUND_DAYS = 30
const EARLIER_ROUNDS = 2

/** One year's assessment as the demo plays it. */
export type RoundTimes = {
  year: number
  state: CampaignState
  openedAt: Date
  dueAt: Date
  closedAt: Date | null
  publishedAt: Date | null
}

/** Two finished years and one round that has been open for some weeks, oldest first. */
export function makeRounds(now: Date): RoundTimes[] {
  const openedAt = inOfficeHours(after(now, -OPENED_DAYS_AGO), now)
  const year = Number(isoDate(openedAt).slice(0, 4))
  const dueAt = endOfDay(isoDate(after(openedAt, ROUND_DAYS)))
  const earlier = Array.from({ length: EARLIER_ROUNDS }, (_, index) =>
    finishedRound(year - EARLIER_ROUNDS + index),
  )
  return [...earlier, { year, state: 'open', openedAt, dueAt, closedAt: null, publishedAt: null }]
}

function finishedRound(year: number): RoundTimes {
  return {
    year,
    state: 'published',
    openedAt: new Date(`${year}-03-04T01:30:00Z`),
    dueAt: endOfDay(`${year}-04-03`),
    closedAt: new Date(`${year}-04-11T10:00:00Z`),
    publishedAt: new Date(`${year}-06-20T06:00:00Z`),
  }
}
