import { expect, test } from 'vitest'
import { checkContent } from './check-content.ts'
import {
  casesField,
  certificateField,
  choiceField,
  content,
  itemInput,
  numberField,
  rowsField,
  text,
} from './sample.test-support.ts'

test('a sound questionnaire has no problem', () => {
  const items = [
    itemInput({ fields: [choiceField(), casesField({ min: 1 })] }),
    itemInput({ code: 'SOC-02', fields: [certificateField({ validity: 'all' }), rowsField()] }),
    itemInput({
      code: 'SOC-03',
      fields: [
        numberField({
          weight: 1,
          bands: [
            { atLeast: 100, factor: 1 },
            { atLeast: 95, factor: 0.5 },
          ],
        }),
      ],
      evidence: { rule: 'conditional', when: { field: 'share', gte: 95 } },
      triggers: [
        { id: 'low', level: 'critical', when: { field: 'share', lt: 5 }, label: text('偏低', 'Low') },
      ],
    }),
  ]
  expect(checkContent(content(items))).toEqual([])
})

test('item count and points must be what the dimension declares', () => {
  const wrong = content()
  wrong.dimensions[0]!.itemCount = 3
  wrong.dimensions[0]!.points = 22
  expect(checkContent(wrong)).toEqual([
    { path: ['dimensions', 0, 'itemCount'], message: 'SOC has 1 items, expected 3' },
    { path: ['dimensions', 0, 'points'], message: 'points of SOC add up to 2.5, expected 22' },
  ])
})

test('points that binary fractions cannot hold still add up', () => {
  const items = [0.1, 0.2, 0.3].map((points, index) => itemInput({ code: `SOC-0${index + 1}`, points }))
  const exact = content(items)
  exact.dimensions[0]!.points = 0.6
  expect(checkContent(exact)).toEqual([])
})

test('a code is used once and starts with its dimension', () => {
  const messages = checkContent(content([itemInput(), itemInput(), itemInput({ code: 'ENV-01' })])).map(
    problem => problem.message,
  )
  expect(messages).toEqual([
    'SOC-01 is used more than once',
    'ENV-01 stands in dimension SOC: its code must start with SOC-',
  ])
})

test('the annual checklist has its 53 items in six weighted dimensions', () => {
  const messages = checkContent(content([itemInput()], { kind: 'esg-checklist' })).map(each => each.message)
  expect(messages).toEqual([
    'esg-checklist has 1 items, expected 53',
    'esg-checklist has the dimensions SOC, expected GOV, SOC, ENV, QLT, EXT, ETH',
    'SOC declares 1 items, expected 12 in esg-checklist',
    'SOC declares 2.5 points, expected 22 in esg-checklist',
  ])
})
