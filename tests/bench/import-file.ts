import { checkCharacter } from '#app/suppliers/credit-code.ts'

/** Titles of the file and the fields they stand for. */
export const TITLE_FIELDS = [
  ['供应商编号', 'code'],
  ['供应商名称', 'nameZh'],
  ['统一社会信用代码', 'creditCode'],
  ['省份', 'province'],
  ['类别', 'category'],
  ['分级', 'supplierClass'],
  ['联系人', 'contact1Name'],
  ['邮箱', 'contact1Email'],
] as const

/** A table of new suppliers with one person each. */
export function csvOfSuppliers(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => line(at + 1))
  return `${TITLE_FIELDS.map(([title]) => title).join(',')}\r\n${lines.join('')}`
}

function line(number: number) {
  const body = `91350100${String(100_000_000 + number).slice(-9)}`
  const cells = [
    `B-${number}`,
    `测量用供应商${number}号`,
    body + checkCharacter(body),
    '福建',
    '包装',
    '二类',
    '王敏',
    `c${number}@bulk.example`,
  ]
  return `${cells.join(',')}\r\n`
}
