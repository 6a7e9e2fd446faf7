import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradingInput, workedOff } from './arbitraries.test-support.ts'
import { gradeAssessment } from './grade.ts'
import { isAtLeast, type Grade } from './grades.ts'
import { gradeOfScore } from './summary.ts'
import type { GradingInput, GradingResult, ItemLine } from './types.ts'

const INPUT = gradingInput({ maxItems: 12 })
const RUNS = { numRuns: 500 }

test('scores stay between 0 and 100, points between 0 and the full ones', () => {
  fc.assert(
    fc.property(INPUT, input => {
      const result = gradeAssessment(input)
      const scores = [result.score, ...result.dimensions.map(line => line.score)].filter(
        score => score !== null,
      )
      expect(scores.every(score => score >= 0 && score <= 100)).toBe(true)
      expect(result.items.every(line => line.factor >= 0 && line.factor <= 1)).toBe(true)
      expect(result.items.every(line => line.won >= 0 && line.lost >= 0 && line.won <= line.points)).toBe(
        true,
      )
    }),
    RUNS,
  )
})

test('the score is what exact arithmetic gives, rounded half up', () => {
  fc.assert(
    fc.property(INPUT, input => {
      const result = gradeAssessment(input)
      expect(result.score).toBe(exactScore(result.items))
    }),
    RUNS,
  )
})

test('the shown score and the grade never disagree', () => {
  fc.assert(
    fc.property(INPUT, input => {
      const { score, uncappedGrade, grade, caps } = gradeAssessment(input)
      const shown = score === null ? null : Number(score.toFixed(1))
      expect(score).toBe(shown)
      expect(uncappedGrade).toBe(shown === null ? null : gradeOfScore(shown, input.policy.thresholds))
      if (caps.length === 0) expect(grade).toBe(uncappedGrade)
    }),
    RUNS,
  )
})

test('points and score are missing together, exactly when nothing applies', () => {
  fc.assert(
    fc.property(INPUT, input => {
      const { score, applicableItems, points } = gradeAssessment(input)
      expect([score === null, points.applicable === 0]).toEqual([
        applicableItems === 0,
        applicableItems === 0,
      ])
    }),
    RUNS,
  )
})

test('improving an answer never lowers score or grade', () => {
  const choice = fc.constantFrom('yes', 'mostly', 'partly', 'no', null)
  fc.assert(
    fc.property(INPUT, fc.nat(), choice, choice, (input, pick, before, after) => {
      const code = pickItem(input, pick)
      const results = [before, after].map(value => gradeAssessment(withChoice(input, code, value)))
      const [worse, better] = results.sort((one, other) => wonBy(one, code) - wonBy(other, code))
      expectNotLower(worse, better)
    }),
    RUNS,
  )
})

test('full marks with findings resolved never lower score or grade', () => {
  fc.assert(
    fc.property(INPUT, fc.nat(), (input, pick) => {
      const improved = workedOff(input, [pickItem(input, pick)])
      expectNotLower(gradeAssessment(input), gradeAssessment(improved))
    }),
    RUNS,
  )
})

test('dismissing every fired trigger never lowers the grade and leaves the score alone', () => {
  fc.assert(
    fc.property(INPUT, input => {
      const before = gradeAssessment(input)
      const after = gradeAssessment(withFiredTriggersDismissed(input, before))
      expectNotLower(before, after)
      expect(after.score).toBe(before.score)
      expect(after.triggers.map(trigger => trigger.id)).toEqual(before.triggers.map(trigger => trigger.id))
    }),
    RUNS,
  )
})

test('a policy that weighs every dimension the same gives the score of one that weighs none', () => {
  fc.assert(
    fc.property(INPUT, fc.constantFrom(0.25, 0.5, 2, 10), (input, weight) => {
      const { dimensionWeights: _weights, ...unweighted } = input.policy
      const codes = input.questionnaire.dimensions.map(({ code }) => [code, weight] as const)
      const weighted = { ...unweighted, dimensionWeights: Object.fromEntries(codes) }
      const [one, other] = [unweighted, weighted].map(policy => gradeAssessment({ ...input, policy }))
      expect(other).toMatchObject({ score: one?.score, grade: one?.grade, caps: one?.caps })
    }),
    RUNS,
  )
})

test('a weight leaves the scores of the dimensions alone', () => {
  fc.assert(
    fc.property(INPUT, input => {
      const { dimensionWeights: _weights, ...unweighted } = input.policy
      const scores = [input.policy, unweighted].map(policy =>
        gradeAssessment({ ...input, policy }).dimensions.map(({ score }) => score),
      )
      expect(scores[0]).toEqual(scores[1])
    }),
    RUNS,
  )
})

test('the order of answers and reviews does not matter', () => {
  fc.assert(
    fc.property(INPUT, input => {
      const turned = { ...input, answers: reversed(input.answers), reviews: reversed(input.reviews) }
      expect(gradeAssessment(turned)).toEqual(gradeAssessment(input))
    }),
    RUNS,
  )
})

function expectNotLower(before: GradingResult | undefined, after: GradingResult | undefined) {
  expect(after?.score ?? 0).toBeGreaterThanOrEqual(before?.score ?? 0)
  const [worse, better]: Grade[] = [before?.grade ?? 'D', after?.grade ?? 'D']
  expect(isAtLeast(better ?? 'D', worse ?? 'D')).toBe(true)
}

function pickItem(input: GradingInput, pick: number): string {
  const codes = input.questionnaire.dimensions.flatMap(dimension => dimension.items.map(item => item.code))
  return codes[pick % codes.length] ?? ''
}

function withChoice(input: GradingInput, code: string, choice: string | null): GradingInput {
  const values = { ...input.answers[code]?.values, a: choice }
  const reviews = Object.entries(input.reviews).filter(([reviewed]) => reviewed !== code)
  return { ...input, answers: { ...input.answers, [code]: { values } }, reviews: Object.fromEntries(reviews) }
}

function wonBy(result: GradingResult, code: string): number {
  return result.items.find(line => line.code === code)?.won ?? 0
}

function withFiredTriggersDismissed(input: GradingInput, result: GradingResult): GradingInput {
  const fired = result.triggers.filter(trigger => trigger.source === 'answer')
  const reviews = fired.map(({ item }) => {
    const dismissedTriggers = fired
      .filter(other => other.item === item)
      .map(({ id }) => ({ id, reason: 'checked' }))
    return [item, { verdict: 'accepted', ...input.reviews[item], dismissedTriggers }]
  })
  return { ...input, reviews: { ...input.reviews, ...Object.fromEntries(reviews) } }
}

function reversed<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).reverse())
}

/**
 * The score in whole numbers: points in thousandths, weights in tenths, factors in hundredths, no division before
 * the end.
 */
function exactScore(items: ItemLine[]): number | null {
  let [won, share, points] = [0n, 1n, 0n]
  for (const line of items.filter(own => own.applicable)) {
    const weights = line.fields.reduce((total, field) => total + tenths(field.weight), 0n)
    const earned = line.fields.reduce(
      (total, field) => total + tenths(field.weight) * tenths(field.factor * 10),
      0n,
    )
    won = won * weights * 100n + thousandths(line.points) * earned * share
    share = share * weights * 100n
    points += thousandths(line.points)
  }
  if (points === 0n) return null
  return Number((2000n * won + points * share) / (2n * points * share)) / 10
}

function thousandths(value: number): bigint {
  return BigInt(Math.round(value * 1000))
}

function tenths(value: number): bigint {
  return BigInt(Math.round(value * 10))
}
