import type { ListedSupplier } from '#tests/support/supplier-file.ts'
import { isUnknownMailbox, type Player } from './suppliers.ts'

/** Days of the plan, before (negative) and after the due date. */
export const REMINDER_DAYS = [-14, -7, -1, 3, 7]
export const EXTRA_DAYS = 14

/** The funnel of a closed round, counted from what everybody was made to do. */
export function countFunnel(players: readonly Player[]) {
  const expected = players.filter(({ course }) => course !== 'exempt')
  const count = (isMeant: (player: Player) => boolean) => expected.filter(isMeant).length
  return {
    invited: expected.length,
    reached: count(player => player.course !== 'unknown'),
    opened: count(({ course }) => ['declines', 'extended', 'looks', 'begins', 'replies'].includes(course)),
    started: count(({ course }) => ['begins', 'replies'].includes(course)),
    replied: count(({ course }) => course === 'replies'),
    checked: 0,
    published: 0,
  }
}

/** Those beside the funnel, and how everybody ended. */
export function countGroups(players: readonly Player[]) {
  const count = (...courses: string[]) => players.filter(({ course }) => courses.includes(course)).length
  return {
    population: players.length,
    exempt: count('exempt'),
    declined: count('declines'),
    submitted: count('replies'),
    replied: count('replies'),
    'no-response': players.length - count('replies', 'exempt'),
    outstanding: players.length - count('replies', 'exempt'),
  }
}

export type Rate = { population: number; exempt: number; expected: number; replied: number }

export const FACETS = {
  category: ({ category }) => [category],
  region: ({ region }) => [region],
  class: ({ supplierClass }) => [String(supplierClass)],
  spend: ({ spendBand }) => [spendBand],
  site: ({ siteCodes }) => (siteCodes.length > 0 ? siteCodes : []),
} as const satisfies Record<string, (supplier: ListedSupplier) => string[]>
export type CountedFacet = keyof typeof FACETS

/** The response rate of each value of a property. */
export function countRates(players: readonly Player[], facet: CountedFacet): Map<string, Rate> {
  const rates = new Map<string, Rate>()
  for (const player of players)
    for (const value of FACETS[facet](player)) {
      const rate = rates.get(value) ?? { population: 0, exempt: 0, expected: 0, replied: 0 }
      rate.population += 1
      if (player.course === 'exempt') rate.exempt += 1
      else rate.expected += 1
      if (player.course === 'replies') rate.replied += 1
      rates.set(value, rate)
    }
  return rates
}

/** "1,311 / 1,488 · 88.1 %", as an English page has it. */
export function rateText({ replied, expected }: Rate) {
  const share = expected === 0 ? '–' : `${((100 * replied) / expected).toFixed(1)} %`
  return `${replied.toLocaleString('en')} / ${expected.toLocaleString('en')} · ${share}`
}

/** Who is to be reminded on a day counted from the round's due date, when so many waves have replied. */
export function countReminded(players: readonly Player[], day: number, waves: number): string[] {
  return players.filter(player => isRemindedOn(player, day, waves)).map(({ code }) => code)
}

function isRemindedOn(player: Player, day: number, waves: number) {
  const { course, wave } = player
  if (course === 'exempt' || course === 'declines') return false
  if (isUnknownMailbox(player) && course !== 'corrected') return false
  if (course === 'replies' && wave < waves) return false
  return REMINDER_DAYS.includes(course === 'extended' ? day - EXTRA_DAYS : day)
}
