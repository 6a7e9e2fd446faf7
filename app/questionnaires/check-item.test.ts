import { expect, test } from 'vitest'
import { checkItem } from './check-item.ts'
import { profileOf } from './kind-profiles.ts'
import {
  casesField,
  choiceField,
  countColumn,
  item,
  numberField,
  rowsField,
  text,
  YES_NO,
} from './sample.test-support.ts'

const SCORED = profileOf('esg-checklist')

function messagesOf(over: Parameters<typeof item>[0]) {
  return checkItem(item(over), [], SCORED).map(problem => problem.message)
}

test('an item of a scored kind has a field with a weight; elsewhere it need not', () => {
  const unscored = item({ fields: [choiceField({ weight: undefined })] })
  expect(checkItem(unscored, [], SCORED)).toEqual([
    { path: ['fields'], message: 'SOC-01: no field has a weight, so the item cannot score' },
  ])
  expect(checkItem(unscored, [], profileOf('integrity'))).toEqual([])
})

test('only a scored kind needs points, and only a flagged kind has flags', () => {
  const flag = {
    id: 'no_policy',
    level: 'amber' as const,
    when: { field: 'policy', is: 'no' },
    label: text('无', 'No'),
  }
  const flagged = item({ points: 0, flags: [flag] })
  expect(checkItem(flagged, [], profileOf('integrity'))).toEqual([])
  expect(checkItem(flagged, [], SCORED).map(problem => problem.message)).toEqual([
    'SOC-01: has no points, so it cannot score',
    'SOC-01: carries flags, but nobody follows up flags of this kind of questionnaire',
  ])
  const wrong = item({ flags: [flag, { ...flag, when: { field: 'wages', is: 'no' } }] })
  expect(checkItem(wrong, [], profileOf('integrity')).map(problem => problem.message)).toEqual([
    'SOC-01: flag id "no_policy" is used more than once',
    'SOC-01: condition: "wages" is not a field of this item',
  ])
})

test.each([
  [
    'a repeated field id',
    { fields: [choiceField(), choiceField()] },
    'field id "policy" is used more than once',
  ],
  [
    'a field id that objects inherit',
    { fields: [choiceField({ id: 'constructor' })] },
    '"constructor" cannot be a field id',
  ],
  [
    'a scored option without factor',
    { fields: [choiceField({ options: [...YES_NO, { value: 'partly', label: text('部分', 'Partly') }] })] },
    'field "policy": scores, so option "partly" needs a factor',
  ],
  [
    'a repeated option',
    { fields: [choiceField({ options: [...YES_NO, YES_NO[0]!] })] },
    'field "policy": option "yes" is listed more than once',
  ],
  [
    'a scored number without bands',
    { fields: [numberField({ weight: 1 })] },
    'field "share": scores, so it needs bands',
  ],
  [
    'bands without weight',
    { fields: [choiceField(), numberField({ bands: [{ atLeast: 1, factor: 1 }] })] },
    'field "share": has bands but no weight: add a weight or drop them',
  ],
  [
    'bands in an order that hides one',
    {
      fields: [
        numberField({
          weight: 1,
          bands: [
            { atLeast: 90, factor: 0.5 },
            { atLeast: 100, factor: 1 },
          ],
        }),
      ],
    },
    'field "share": band 100 is never reached: a band above it matches first',
  ],
  [
    'a band outside the range',
    { fields: [numberField({ weight: 1, bands: [{ atLeast: 120, factor: 1 }] })] },
    'field "share": band 120 lies outside 0 to 100',
  ],
  [
    'a range that holds nothing',
    { fields: [choiceField(), numberField({ min: 200 })] },
    'field "share": min 200 is above max 100',
  ],
  [
    'a scored field that may be hidden',
    { fields: [choiceField(), choiceField({ id: 'more', showWhen: { field: 'policy', is: 'yes' } })] },
    'field "more": a scored field is always asked: remove `showWhen` or the weight',
  ],
  [
    'a scored field that may stay empty',
    { fields: [choiceField({ required: false })] },
    'field "policy": a scored field is required: left empty it would cost points without a word',
  ],
  [
    'a date with a weight',
    { fields: [choiceField(), { type: 'date', id: 'day', label: text('日期', 'Date'), weight: 1 }] },
    'field "day": a date cannot score',
  ],
  [
    'a derived field whose stand-in cannot score',
    {
      fields: [
        {
          type: 'derived',
          id: 'agreement',
          label: text('协议', 'Agreement'),
          weight: 1,
          source: 'agreements.nda',
          as: { type: 'count' },
        },
      ],
    },
    'field "agreement": scores, so it needs bands',
  ],
  [
    'a repeated column',
    {
      fields: [choiceField(), rowsField({ columns: [countColumn(), countColumn()] })],
    },
    'field "sites": column "cases" is listed more than once',
  ],
  [
    'a column that is not always asked',
    {
      fields: [
        choiceField(),
        rowsField({ columns: [countColumn({ showWhen: { field: 'policy', is: 'yes' } })] }),
      ],
    },
    'field "sites": column "cases" is always asked',
  ],
  [
    'more rows asked than allowed',
    { fields: [choiceField(), rowsField({ minRows: 9 })] },
    'field "sites": minRows 9 is above maxRows 3',
  ],
  [
    'a condition on an unknown field',
    { evidence: { rule: 'conditional', when: { field: 'polcy', is: 'yes' } } },
    'condition: "polcy" is not a field of this item',
  ],
  [
    'a condition on an unknown option',
    { evidence: { rule: 'conditional', when: { field: 'policy', in: ['yes', 'maybe'] } } },
    'condition: "policy" has no option "maybe" (it has yes, no)',
  ],
  [
    'a choice compared as a number',
    { evidence: { rule: 'conditional', when: { any: [{ field: 'policy', gt: 0 }] } } },
    'condition: "policy" is not a number to compare with',
  ],
  [
    'a number compared as a choice',
    {
      fields: [choiceField(), numberField()],
      evidence: { rule: 'conditional', when: { field: 'share', is: '5' } },
    },
    'condition: "share" has no options to compare with',
  ],
  [
    'expiry asked of what holds no certificates',
    { evidence: { rule: 'conditional', when: { all: [{ field: 'policy', hasExpired: true }] } } },
    'condition: "policy" holds no certificates',
  ],
  [
    'a field shown by one below it',
    { fields: [casesField(), choiceField()] },
    'condition: "policy" is not a field above "cases"',
  ],
  [
    'conditional evidence without its condition',
    { evidence: { rule: 'conditional' } },
    'conditional evidence needs `when`: the answers that a file must show',
  ],
  [
    'a condition on evidence that is always required',
    { evidence: { rule: 'required', when: { field: 'policy', is: 'yes' } } },
    'evidence is required, so `when` has no meaning',
  ],
  [
    'a repeated trigger',
    {
      triggers: [
        { id: 'found', level: 'critical', label: text('发现', 'Found') },
        { id: 'found', level: 'zeroTolerance', label: text('发现', 'Found') },
      ],
    },
    'trigger id "found" is used more than once',
  ],
  [
    'a trigger on an unknown field',
    {
      triggers: [
        { id: 'found', level: 'critical', when: { field: 'cases', gt: 0 }, label: text('发现', 'Found') },
      ],
    },
    'condition: "cases" is not a field of this item',
  ],
  [
    'a category both excluded and mandatory',
    { applicability: { excludedCategories: ['service'], mandatoryCategories: ['service'] } },
    'category service is both excluded and mandatory',
  ],
  [
    'a verified standard without source',
    { standards: [{ ref: 'GRI 2-27', verified: true }] },
    'standard "GRI 2-27" is marked verified but names no source',
  ],
] satisfies [string, Parameters<typeof item>[0], string][])('reports %s', (_what, over, message) => {
  expect(messagesOf(over)).toEqual([`SOC-01: ${message}`])
})

test('bands that count downwards are in order when the lowest limit stands first', () => {
  const bands = [
    { atMost: 0, factor: 1 },
    { atMost: 3, factor: 0.5 },
  ]
  expect(messagesOf({ fields: [numberField({ weight: 1, bands })] })).toEqual([])
  expect(messagesOf({ fields: [numberField({ weight: 1, bands: bands.reverse() })] })).toHaveLength(1)
})
