import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import { imports, suppliers } from '#db/schema/index.ts'
import { applyImport } from './apply-import.server.ts'
import {
  check,
  codesOf,
  openRegister,
  problemsOf,
  row,
  rowsOf,
  TITLES,
  upload,
  workbook,
  writeFile,
} from './imports.test-support.ts'
import { startImport } from './start-import.server.ts'
import { writeWorkbook } from './write-workbook.server.ts'

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
  await finish(register, found.id)
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

const OLD_EXCEL = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])

test.each([
  ['an empty file', Buffer.alloc(0), 'empty-file'],
  ['an old Excel file', OLD_EXCEL, 'old-excel'],
  [
    'a workbook behind a password',
    Buffer.concat([OLD_EXCEL, Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted',
  ],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-table'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not-a-table'],
  ['a web page', Buffer.from('<html><table><tr><td>编号</td></tr></table>'), 'not-a-table'],
  ['bytes that are no text', Buffer.from('80ff80ff80ff', 'hex'), 'not-a-table'],
  ['another archive', zip([{ name: 'readme.txt', content: Buffer.from('hello') }]), 'not-a-table'],
  [
    'half a workbook',
    zip([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }]).subarray(0, 60),
    'broken-workbook',
  ],
  [
    'a workbook without content',
    zip([{ name: 'xl/workbook.xml', content: Buffer.from('<oops') }]),
    'broken-workbook',
  ],
  ['text without a table', Buffer.from('hello'), 'no-rows'],
  ['titles alone', Buffer.from('编号,名称\n'), 'no-rows'],
])('%s is refused with its own reason, and nothing is written', async (_, bytes, refusal) => {
  const { db, folder, by } = openRegister()
  const file = writeFile(folder, bytes)
  expect(await startImport(db, by, { file, fileName: 'x' })).toEqual({ ok: false, refusal })
  expect(db.select().from(imports).all()).toEqual([])
})

test('a workbook that would unpack to more than 50 MB is refused without unpacking it', async () => {
  const { db, folder, by } = openRegister()
  const content = Buffer.alloc(51 * 1024 * 1024, 32)
  const padding = {
    name: 'xl/media/a.bin',
    content: Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * 7919) % 251)),
    isStored: true,
  }
  const file = writeFile(folder, zip([{ name: 'xl/workbook.xml', content }, padding]))
  expect(fs.statSync(file).size).toBeLessThan(1024 * 1024)
  expect(await startImport(db, by, { file, fileName: 'bomb.xlsx' })).toEqual({
    ok: false,
    refusal: 'too-much-inside',
  })
  expect(db.select().from(imports).all()).toEqual([])
})

test('an archive whose list of contents lies about the size is refused as well', async () => {
  const { db, folder, by } = openRegister()
  const content = Buffer.alloc(60 * 1024 * 1024, 32)
  const file = writeFile(folder, zip([{ name: 'xl/workbook.xml', content, claims: 4096 }]))
  expect(await startImport(db, by, { file, fileName: 'liar.xlsx' })).toEqual({
    ok: false,
    refusal: 'broken-workbook',
  })
})

test('20,000 rows are taken, one more is refused', async () => {
  const register = openRegister()
  const rows = Array.from({ length: 20_000 }, (_, at) => `S-${at},名称${at}`)
  const file = (more: string[]) => Buffer.from(['编号,名称', ...rows, ...more].join('\n'))
  const refused = await startImport(register.db, register.by, {
    file: writeFile(register.folder, file(['S-x,名称'])),
    fileName: 'x.csv',
  })
  expect(refused).toEqual({ ok: false, refusal: 'too-many-rows' })
  expect(await upload(register, file([]))).toMatchObject({ state: 'mapped', total: 20_000 })
})

test('a table of more than 100 columns is refused', async () => {
  const { db, folder, by } = openRegister()
  const titles = ['编号', '名称', ...Array.from({ length: 99 }, (_, at) => `c${at}`)].join(',')
  const file = writeFile(folder, `${titles}\n${titles.replaceAll('c', 'v')}\n`)
  expect(await startImport(db, by, { file, fileName: 'x.csv' })).toEqual({
    ok: false,
    refusal: 'too-many-columns',
  })
})

async function finish(register: ReturnType<typeof openRegister>, id: string) {
  const result = applyImport(register.db, register.by, id)
  if (!result.ok) throw new Error(result.refusal.code)
  await result.done
  expect(codesOf(register.db).length).toBeGreaterThan(0)
}

type Part = { name: string; content: Buffer; isStored?: boolean; claims?: number }

/** A small zip archive; `claims` is what its list of contents says the part unpacks to. */
function zip(parts: Part[]) {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, content, isStored = false, claims } of parts) {
    const packed = isStored ? content : zlib.deflateRawSync(content)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(isStored ? 0 : 8, 4)
    facts.writeUInt32LE(zlib.crc32(content), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(claims ?? content.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, Buffer.from(name), packed)
    entries.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, tail, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

test('the files that the threads run are where the server looks for them', () => {
  for (const name of ['spreadsheet-worker.mjs', 'workbook-worker.mjs'])
    expect(fs.existsSync(path.resolve('app/suppliers/import', name))).toBe(true)
})
