import { expect, test } from 'vitest'
import { namedPeople } from './named-people.ts'

const WANG = { id: 'wang', name: '王敏', email: 'wang.min@buyer.example' }
const KELLER = { id: 'keller', name: 'Anna Keller', email: 'a.keller@buyer.example' }
const LI = { id: 'li', name: 'Li', email: 'li@buyer.example' }

test.each([
  ['审计部的王敏收了购物卡', ['wang']],
  ['审计部的 王 敏', ['wang']],
  ['王先生', []],
  ['Ms ANNA  KELLER asked for it', ['keller']],
  ['Keller, Anna', ['keller']],
  ['Ｋｅｌｌｅｒ Ａｎｎａ', ['keller']],
  ['write to Wang.Min@buyer.example', ['wang']],
  ['Li asked politely', []],
  ['王敏 and Anna Keller', ['wang', 'keller']],
  ['', []],
])('“%s” names %o', (text, ids) => {
  expect(namedPeople(text, [WANG, KELLER, LI]).map(({ id }) => id)).toEqual(ids)
})
