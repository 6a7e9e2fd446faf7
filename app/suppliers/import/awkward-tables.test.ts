import { expect, test } from 'vitest'
import { suppliers } from '#db/schema/index.ts'
import { applyImport } from './apply-import.server.ts'
import { writeWorkbook } from './write-workbook.server.ts'
import {
  check,
  finished,
  openRegister,
  problemsOf,
  row,
  rowsOf,
  TITLES,
  workbook,
} from './imports.test-support.ts'

test('merged title rows, blank lines, totals and repeated titles leave the suppliers, by their row numbers', async () => {
  const register = openRegister()
  const table = await workbook(
    [
      ['2026年供应商名录'],
      [],
      ['制表：采购部', null, '日期', new Date('2026-01-05T00:00:00Z')],
      TITLES,
      row(1),
      [],
      row(2),
      ['小计', null, null, null, null, null, null],
      TITLES,
      row(3),
      [null, ' ', '\u3000'],
      ['合计：3家'],
    ],
    { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 6 }] },
  )
  const found = await check(register, table)
  expect(found).toMatchObject({
    state: 'checked',
    headerRow: 4,
    total: 3,
    skippedRows: 3,
    counts: { create: 3 },
  })
  expect(rowsOf(register.db, found).map(each => each.rowNumber)).toEqual([5, 7, 10])
})

test('full-width characters, invisible ones, spaces and line breaks are read as what they mean', async () => {
  const register = openRegister()
  const found = await check(register, [
    ['供应商编号', '供应商名称', '省份', '类别', '分级', '人数', '信用代码', '邮箱', '联系人'],
    [
      'Ｓ－００１　',
      ' 青禾\n包装\u200b ',
      '\ufeff福建省',
      '包 装',
      '１类',
      '１，２００人',
      '９１３５０１００m000100y43',
      'Wang＠supplier.example ',
      '王敏',
    ],
  ])
  expect(problemsOf(register.db, found)).toEqual([])
  await finished(applyImport(register.db, register.by, found.id))
  expect(register.db.select().from(suppliers).get()).toMatchObject({
    code: 'S-001',
    nameZh: '青禾 包装',
    nameEn: '青禾 包装',
    province: '福建省',
    region: 'mainland',
    category: 'packaging',
    supplierClass: 1,
    headcount: 1200,
    creditCode: '91350100M000100Y43',
    status: 'qualified',
    statusSince: '2026-03-02',
  })
})

const CSV =
  'code;name zh;province;category;class\nS-1;青禾包装;福建;包装;1\n"S-2";"北岭""物流""";江苏;物流;2\n'
const GB18030 = Buffer.from(
  'Y29kZTtuYW1lIHpoO3Byb3ZpbmNlO2NhdGVnb3J5O2NsYXNzClMtMTvH4LrMsPzXsDu4o72oO7D817A7MQoiUy0yIjsisbHB6yIizu/B9yIiIju9rcvVO87vwfc7Mgo=',
  'base64',
)

test.each([
  ['UTF-8', Buffer.from(CSV)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${CSV}`)],
  ['UTF-16', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
  ['GB 18030', GB18030],
  ['commas', Buffer.from(CSV.replaceAll(';', ','))],
  ['tabs', Buffer.from(CSV.replaceAll(';', '\t').replaceAll('\n', '\r\n'))],
  ['a separator line', Buffer.from(`sep=;\r\n${CSV}`)],
])('a CSV file in %s is read', async (_, bytes) => {
  const register = openRegister()
  const found = await check(register, bytes)
  expect(problemsOf(register.db, found)).toEqual([])
  expect(rowsOf(register.db, found).map(({ rowNumber, cells }) => [rowNumber, cells[1]])).toEqual([
    [2, '青禾包装'],
    [3, '北岭"物流"'],
  ])
})

test('dates come as dates, as serial numbers and as text; nonsense is told with the cell', async () => {
  const register = openRegister()
  const found = await check(register, [
    [...TITLES, '状态日期'],
    [...row(1), new Date('2026-01-05T00:00:00Z')],
    [...row(2), 46027],
    [...row(3), '2026年1月5日'],
    [...row(4), '5/1/2026'],
    [...row(5), '年初'],
    [...row(6), '2027-01-01'],
  ])
  expect(problemsOf(register.db, found)).toEqual([
    '5 statusSince ambiguous-date',
    '6 statusSince not-a-date',
    '7 statusSince in-the-future',
  ])
  expect(rowsOf(register.db, found)[3]?.problems[0]).toMatchObject({ column: 7, value: '5/1/2026' })
})

test('of a formula its last result is taken, a failed one is a problem, and text that looks like one is text', async () => {
  const register = openRegister()
  const cells = new Map([
    [
      '1,1',
      {
        formula: 'CONCATENATE("a","b")',
        formulaResult: '公式公司',
        value: '公式公司',
        type: 'formula' as const,
      },
    ],
    ['2,2', { formula: 'NA()', formulaResult: '#N/A', value: '#N/A', type: 'error' as const }],
  ])
  const table = await workbook([TITLES, row(1), row(2), row(3, { 1: '=1+1 公司' })], { cells })
  const found = await check(register, table)
  expect(rowsOf(register.db, found).map(({ cells: [, name] }) => name)).toEqual([
    '公式公司',
    '样本供应商2',
    '=1+1 公司',
  ])
  expect(problemsOf(register.db, found)).toContain('3 province formula-error')
})

test('numbers are read digit by digit', async () => {
  const register = openRegister()
  const found = await check(register, [
    [...TITLES, '人数'],
    [...row(1, { 0: 10001 }), 120],
    [...row(2, { 0: '00042' }), 0.1 + 0.2],
  ])
  expect(rowsOf(register.db, found).map(({ cells }) => [cells[0], cells[7]])).toEqual([
    ['10001', '120'],
    ['00042', '0.3'],
  ])
  expect(problemsOf(register.db, found)).toEqual(['3 headcount not-a-number'])
})

test('the sheet that looks like a list of suppliers is taken, wherever it stands', async () => {
  const register = openRegister()
  const slices = (rows: string[][]) => [{ rows }]
  const bytes = await writeWorkbook([
    {
      head: { name: '封面', widths: [10, 10] },
      slices: slices([
        ['2026', '名录'],
        ['甲', '乙'],
      ]),
    },
    { head: { name: '清单', widths: [10] }, slices: slices([TITLES, row(1).map(String)]) },
  ])
  const found = await check(register, Buffer.from(bytes))
  expect(found.counts).toEqual({ create: 1 })
})
