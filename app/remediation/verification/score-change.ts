import { dustFree, sum } from '#app/grading/rounding.ts'
import type { Grade } from '#app/grading/grades.ts'
import type { GradingResult, ItemLine, TriggerLine } from '#app/grading/types.ts'

export type ScoreAndGrade = { score: number | null; grade: Grade | null }

/** What one item earned before and earns now, in points of the questionnaire as they count. */
export type ItemChange = {
  code: string
  points: number
  before: number
  after: number
  /** Triggers that stood before and no longer do. */
  resolved: TriggerLine[]
  /** What the new answer fires or a reviewer raised, dismissed ones too. */
  triggers: TriggerLine[]
}

/** What a closure, or taking one back, does to a standing. */
export type ScoreChange = {
  before: ScoreAndGrade
  after: ScoreAndGrade
  items: ItemChange[]
  /** Points that the named items win, below 0 when they lose. */
  won: number
}

/** Compares two results on the named items, in the order of the questionnaire. */
export function scoreChange(
  before: GradingResult,
  after: GradingResult,
  codes: readonly string[],
): ScoreChange {
  const items = after.items
    .filter(({ code }) => codes.includes(code))
    .map(line => itemChange(line, before, after))
  return {
    before: { score: before.score, grade: before.grade },
    after: { score: after.score, grade: after.grade },
    items,
    won: dustFree(sum(items.map(item => item.after)) - sum(items.map(item => item.before))),
  }
}

function itemChange(line: ItemLine, before: GradingResult, after: GradingResult): ItemChange {
  const triggers = after.triggers.filter(({ item }) => item === line.code)
  const stood = before.triggers.filter(({ item, stands }) => item === line.code && stands)
  const isStanding = (id: string) => triggers.some(trigger => trigger.id === id && trigger.stands)
  return {
    code: line.code,
    points: line.points,
    before: before.items.find(({ code }) => code === line.code)?.won ?? 0,
    after: line.won,
    resolved: stood.filter(({ id }) => !isStanding(id)),
    triggers,
  }
}
