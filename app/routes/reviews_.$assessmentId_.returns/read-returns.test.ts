import { expect, test } from 'vitest'
import { commentName, ITEM_FIELD, readReturns } from './read-returns.ts'

test('ticked items come with their comments, and what else was typed is kept', () => {
  const form = new FormData()
  form.append(ITEM_FIELD, 'SOC-01')
  form.append(ITEM_FIELD, 'SOC-02')
  form.append(commentName('SOC-01'), '请补充报告')
  form.append(commentName('ENV-01'), '先记下')
  expect(readReturns(form)).toEqual({
    items: [
      { code: 'SOC-01', comment: '请补充报告' },
      { code: 'SOC-02', comment: '' },
    ],
    comments: { 'SOC-01': '请补充报告', 'ENV-01': '先记下' },
  })
})
