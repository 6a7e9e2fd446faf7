import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { csvBytes } from './csv.server.ts'
import { MAX_CELL_LENGTH } from './cell-text.ts'
import { pagesOf } from './exports.test-support.ts'
import { downloadHeader, fileNames } from './file-name.ts'
import type { Cell, ColumnHead } from './table.server.ts'
import { sheetName, xlsxBytes } from './xlsx.server.ts'

const TEXT: ColumnHead[] = [{ header: '内容', kind: 'text', width: 20 }]
const KINDS: ColumnHead[] = (['text', 'number', 'score', 'percent', 'date', 'time'] as const).map(kind => ({
  header: kind,
  kind,
  width: 12,
}))

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)', '\t=1', '\r=1'])(
  'the text %j is no formula in either format',
  async text => {
    const csv = await csvOf(TEXT, [[text]])
    const [, [stored] = []] = parse(csv, { bom: true }) as string[][]
    expect(stored?.startsWith("'") || !/^[=+\-@＝＋－＠]/.test(stored ?? '')).toBe(true)
    const { cells, types } = await xlsxOf(TEXT, [[text]])
    expect(types).toEqual(['string'])
    expect(cells[1]?.[0]).toBe(text.replace('\r', '\n'))
  },
)

test('CSV for Excel starts with a byte order mark, ends its lines with CRLF, and keeps every sign of a text', async () => {
  const text = '“引号",逗号；\n第二行 𠮷野 😀'
  const csv = await csvOf(TEXT, [[text]], [['第二页']])
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(csv.toString('utf8').indexOf('\ufeff', 1)).toBe(-1)
  expect(csv.toString('utf8').endsWith('\r\n')).toBe(true)
  expect(parse(csv, { bom: true })).toEqual([['内容'], [text], ['第二页']])
})

test('each kind of cell keeps its value in CSV and is a real number or date in XLSX', async () => {
  const at = new Date('2026-11-21T16:30:59Z')
  const row: Cell[] = ['甲', -1234.5, 84, 0.983, at, at]
  expect((parse(await csvOf(KINDS, [row]), { bom: true }) as string[][])[1]).toEqual([
    '甲',
    '-1234.5',
    '84.0',
    '98.3%',
    '2026-11-22',
    '2026-11-22 00:30',
  ])
  const { cells } = await xlsxOf(KINDS, [row, ['乙', null, null, null, '2026-02-28', null]])
  expect(cells[1]).toEqual([
    '甲',
    -1234.5,
    84,
    0.983,
    new Date('2026-11-22T00:00:00Z'),
    new Date('2026-11-22T00:30:00Z'),
  ])
  expect(cells[2]?.[4]).toEqual(new Date('2026-02-28T00:00:00Z'))
})

test('what no spreadsheet can hold is taken out, and a text too long for a cell is cut with a mark', async () => {
  const cases: [string, string][] = [
    ['a\u0000b\u0007c\u001fd', 'abcd'],
    ['half \ud83d', 'half \ufffd'],
    ['\ufffe\uffff', ''],
    ['_x0041_', '_x0041_'],
    ['x'.repeat(40_000), `${'x'.repeat(MAX_CELL_LENGTH - 1)}…`],
    ['字'.repeat(MAX_CELL_LENGTH), '字'.repeat(MAX_CELL_LENGTH)],
    [`${'x'.repeat(MAX_CELL_LENGTH - 2)}😀😀`, `${'x'.repeat(MAX_CELL_LENGTH - 2)}…`],
  ]
  const rows = cases.map(([text]) => ['.', text])
  const heads = [...TEXT, ...TEXT]
  const { cells } = await xlsxOf(heads, rows)
  expect(cells.slice(1).map(row => row[1] ?? '')).toEqual(cases.map(([, kept]) => kept))
  const records = parse(await csvOf(heads, rows), { bom: true }) as string[][]
  expect(records.slice(1).map(([, text]) => text)).toEqual(cases.map(([, kept]) => kept))
})

test('a table without rows is a file with its titles', async () => {
  expect((await xlsxOf(TEXT)).cells).toEqual([['内容']])
  expect(parse(await csvOf(TEXT), { bom: true })).toEqual([['内容']])
})

test('a sheet has a name that Excel takes, a file one that every system takes', () => {
  expect(sheetName('得分/等级: [2026]?')).toBe('得分 等级   2026')
  expect(sheetName('x'.repeat(40))).toHaveLength(31)
  const names = fileNames(
    ['供应商', 'A/B "C"\r\n.exe'],
    'suppliers',
    'xlsx',
    new Date('2026-11-22T02:00:00Z'),
  )
  expect(names).toEqual({ name: '供应商_A B C exe_2026-11-22.xlsx', plain: 'suppliers_2026-11-22.xlsx' })
  expect(downloadHeader(names)).toBe(
    `attachment; filename="suppliers_2026-11-22.xlsx"; filename*=UTF-8''${encodeURIComponent(names.name)}`,
  )
})

async function csvOf(columns: ColumnHead[], ...pages: Cell[][][]) {
  return collect(csvBytes(columns, pagesOf(...pages)))
}

async function xlsxOf(columns: ColumnHead[], ...pages: Cell[][][]) {
  const bytes = await collect(xlsxBytes('表', columns, pagesOf(...pages)))
  const { sheets } = await readXlsx(bytes)
  const cells = sheets[0]?.rows ?? []
  const types = cells.slice(1).flatMap(row => row.map(value => typeof value))
  return { cells, types }
}

async function collect(bytes: AsyncIterable<Uint8Array>) {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
