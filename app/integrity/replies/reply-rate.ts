import { sizeOfGroup, type Tally } from '#app/campaigns/population-group.ts'

/** A rate with both its numbers. */
export type Share = { of: number; count: number }

export type ReplyFigures = {
  population: number
  exempt: number
  /** Population without the exempt: everybody the questionnaire is meant for. */
  expected: number
  /** Handed over to a registered integrity contact; what bounced, or had nobody to go to, was not sent. */
  sent: number
  notSent: number
  opened: number
  started: number
  /** The declaration is signed, in time or late. */
  replied: number
  outstanding: number
  sentRate: Share
  replyRate: Share
}

/**
 * Sent and replied of a round (reference/seeds.md §4.1): sent out of those expected, replied out of those it was sent to.
 * Whoever opened it has received it, on whatever way.
 */
export function replyFigures(tallies: readonly Tally[]): ReplyFigures {
  const population = sizeOfGroup(tallies, 'population')
  const exempt = sizeOfGroup(tallies, 'exempt')
  const expected = population - exempt
  const sent = sizeOfGroup(tallies, 'reached')
  const replied = sizeOfGroup(tallies, 'replied')
  return {
    population,
    exempt,
    expected,
    sent,
    notSent: expected - sent,
    opened: sizeOfGroup(tallies, 'opened'),
    started: sizeOfGroup(tallies, 'started'),
    replied,
    outstanding: sent - replied,
    sentRate: { count: sent, of: expected },
    replyRate: { count: replied, of: sent },
  }
}
