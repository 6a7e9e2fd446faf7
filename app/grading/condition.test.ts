import { expect, test } from 'vitest'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import type { Condition } from '#app/questionnaires/content-schema.ts'
import { answerTo, holds } from './condition.ts'
import { AS_OF, certificate } from './sample.test-support.ts'

const CONTEXT = { category: 'packaging', isSmallFirm: false, asOf: AS_OF } as const
const VALUES: AnswerValues = {
  policy: 'no',
  cases: 2,
  none: 0,
  blank: '  ',
  empty: null,
  iso: { status: 'certified', certificates: [certificate({ validTo: '2026-06-29' }), certificate()] },
  fresh: { status: 'certified', certificates: [certificate({ validTo: AS_OF }), certificate()] },
}

const TABLE: [Condition, boolean][] = [
  [{ field: 'policy', is: 'no' }, true],
  [{ field: 'policy', is: 'yes' }, false],
  [{ field: 'policy', in: ['partial', 'no'] }, true],
  [{ field: 'policy', in: ['yes'] }, false],
  [{ field: 'iso', is: 'certified' }, true],
  [{ field: 'iso', in: ['none'] }, false],
  [{ field: 'cases', gt: 2 }, false],
  [{ field: 'cases', gt: 1 }, true],
  [{ field: 'cases', gte: 2 }, true],
  [{ field: 'cases', lt: 2 }, false],
  [{ field: 'cases', lte: 2 }, true],
  [{ field: 'none', lt: 1 }, true],
  [{ field: 'policy', gt: 0 }, false],
  [{ field: 'iso', hasExpired: true }, true],
  [{ field: 'fresh', hasExpired: true }, false],
  [{ field: 'policy', hasExpired: true }, false],
  [{ category: ['packaging', 'logistics'] }, true],
  [{ category: ['logistics'] }, false],
  [{ all: [{ field: 'cases', gt: 0 }, { category: ['packaging'] }] }, true],
  [{ all: [{ field: 'cases', gt: 0 }, { category: ['logistics'] }] }, false],
  [
    {
      any: [
        { field: 'cases', gt: 9 },
        { field: 'policy', is: 'no' },
      ],
    },
    true,
  ],
  [
    {
      any: [
        { field: 'cases', gt: 9 },
        { field: 'policy', is: 'yes' },
      ],
    },
    false,
  ],
]

test.each(TABLE)('%j is %j', (condition, expected) => {
  expect(holds(condition, VALUES, CONTEXT)).toBe(expected)
})

test.each(['missing', 'empty', 'blank', 'constructor', '__proto__'])(
  'a comparison with the unanswered field %s is false',
  field => {
    expect(answerTo(VALUES, field)).toBeNull()
    expect(holds({ field, lt: 1 }, VALUES, CONTEXT)).toBe(false)
    expect(holds({ field, lte: 0 }, VALUES, CONTEXT)).toBe(false)
    expect(holds({ field, is: '' }, VALUES, CONTEXT)).toBe(false)
    expect(holds({ field, hasExpired: true }, VALUES, CONTEXT)).toBe(false)
  },
)
