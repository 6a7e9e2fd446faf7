import { expect, test } from 'vitest'
import { IMPORT_FIELDS } from './fields.ts'
import { findHeaderRow, kindOfRow } from './find-rows.ts'
import { fieldLabel } from './labels.ts'
import { recogniseColumns } from './titles.ts'

test.each([
  ['供应商编号', 'code'],
  ['供应商编码（必填）', 'code'],
  ['Vendor No.*', 'code'],
  ['供应商名称', 'nameZh'],
  ['Supplier name', 'nameEn'],
  ['统一社会信用代码\n(18位)', 'creditCode'],
  ['税号 / Tax ID', 'creditCode'],
  [' 省　份 ', 'province'],
  ['供应商类别/Category', 'category'],
  ['ＣＬＡＳＳ', 'supplierClass'],
  ['是否战略供应商', 'isStrategic'],
  ['供货厂区', 'sites'],
  ['厂区', 'sites'],
  ['Sites served', 'sites'],
  ['供货基地', 'sites'],
  ['对接人', 'owner'],
  ['对接人邮箱', 'ownerEmail'],
  ['Relationship owner', 'owner'],
  ['Relationship owner e-mail', 'ownerEmail'],
  ['联系人', 'contact1Name'],
  ['联系人2邮箱', 'contact2Email'],
  ['Contact 3 e-mail', 'contact3Email'],
  ['第二联系人姓名', 'contact2Name'],
])('the title %j is recognised as %s', (title, field) => {
  expect(recogniseColumns([title])).toEqual({ [field]: 0 })
})

test.each(['zh-CN', 'en'] as const)('every title of the template is recognised in %s', locale => {
  const titles = IMPORT_FIELDS.map(field => fieldLabel(field, { locale }))
  const expected = Object.fromEntries(IMPORT_FIELDS.map((field, column) => [field, column]))
  expect(recogniseColumns(titles)).toEqual(expected)
})

test('a title that comes again is the next contact, or left to be assigned by hand', () => {
  const titles = ['编号', '名称', '联系人', '邮箱', '联系人', '邮箱', '编号', '电话']
  expect(recogniseColumns(titles)).toEqual({
    code: 0,
    nameZh: 1,
    contact1Name: 2,
    contact1Email: 3,
    contact2Name: 4,
    contact2Email: 5,
  })
})

test('titles are found below merged headings, dates and group headings', () => {
  const rows = [
    ['2026年供应商名录'],
    [],
    ['制表：采购部', '', '日期：2026-01-01'],
    ['基本信息', '', '', '联系人'],
    ['供应商编号', '供应商名称', '类别', '姓名', '邮箱'],
    ['S-1', '青禾包装', '包装', '王敏', 'wang@example.com'],
  ]
  expect(findHeaderRow(rows)).toBe(4)
  expect(findHeaderRow([['说明'], ['甲', '乙'], ['1', '2']])).toBe(1)
  expect(findHeaderRow([['只有一格']])).toBe(-1)
})

const TITLES = ['供应商编号', '供应商名称', '类别', '人数']

test.each([
  [['S-1', '青禾包装', '包装', '12'], 'supplier'],
  [['', ' ', '\u200b', '\u3000'], 'blank'],
  [['供应商编号', '供应商名称', '类别', '人数'], 'skipped'],
  [['合 计', '', '', '1500'], 'skipped'],
  [['', '合计：1500家'], 'skipped'],
  [['Total', '', '', '1500'], 'skipped'],
  [['S-2', '总计传动有限公司', '外购件'], 'supplier'],
  [['S-3', 'Total', '外购件', '40'], 'supplier'],
] as const)('%j is a %s row', (cells, kind) => {
  expect(kindOfRow(cells, TITLES)).toBe(kind)
})
