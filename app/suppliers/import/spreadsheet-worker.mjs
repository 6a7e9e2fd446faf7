// A thread of its own for reading uploaded tables: however awkward the file, the server keeps answering, and a
// file that takes too much memory or time ends this thread only.
// Answers once with { sheets } or { refusal }, then with the rows it is asked for.
import { parse } from 'csv-parse/sync'
import fs from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import readWorkbook from 'read-excel-file/node'
import { decodeText, findDelimiter, withoutSeparatorLine } from './csv-text.mjs'
import { repackWorkbook } from './repack-workbook.mjs'

const { file, kind, maxSheets, headRows, maxCellLength } = workerData

let sheets = []

parentPort.on('message', ({ sheet, from, count }) => {
  parentPort.postMessage({ rows: sheets[sheet].rows.slice(from, from + count) })
})

try {
  sheets = kind === 'xlsx' ? await readXlsx() : readCsv()
  parentPort.postMessage({ sheets: sheets.map(summary) })
} catch {
  parentPort.postMessage({ refusal: kind === 'xlsx' ? 'broken-workbook' : 'not-a-table' })
}

async function readXlsx() {
  const workbook = await readWorkbook(repackWorkbook(fs.readFileSync(file)), { parseNumber: text => text })
  return workbook.slice(0, maxSheets).map(({ sheet, data }) => ({ name: sheet, rows: data.map(toTexts) }))
}

function readCsv() {
  const text = withoutSeparatorLine(decodeText(fs.readFileSync(file)))
  const rows = parse(text, {
    delimiter: findDelimiter(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  })
  return [{ name: '', rows: rows.map(toTexts) }]
}

function summary({ name, rows }) {
  return {
    name,
    rowCount: rows.length,
    filledRows: rows.filter(row => row.length > 0).length,
    columnCount: rows.reduce((most, row) => Math.max(most, row.length), 0),
    head: rows.slice(0, headRows),
  }
}

/** The cells of a row as texts, without the empty ones behind the last filled one. */
function toTexts(cells) {
  const texts = cells.map(toText)
  return texts.slice(0, texts.findLastIndex(text => text.trim() !== '') + 1)
}

function toText(value) {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const text = String(value)
  // A number as Excel stores it: whole ones digit by digit, fractions without the noise of binary.
  if (/^-?\d+\.\d+$|^-?[\d.]+e[+-]?\d+$/i.test(text) && Number.isFinite(Number(text)))
    return plainNumber(text)
  return text.slice(0, maxCellLength)
}

function plainNumber(text) {
  const number = Number(Number(text).toPrecision(15))
  return Number.isInteger(number) ? BigInt(number).toString() : String(number)
}
