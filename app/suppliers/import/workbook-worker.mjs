// A thread of its own for writing workbooks of thousands of rows. Takes { sheet } and then { rows, marks } as often
// as there are more, and answers { finish } with the bytes. `marks` are places [row, column] within the rows sent.
import { parentPort } from 'node:worker_threads'
import { writeXlsx } from 'hucre/xlsx'

const TITLE = { font: { bold: true }, fill: solid('E7EEF0'), alignment: { wrapText: true, vertical: 'top' } }
const MARKED = { fill: solid('FFD9D2') }
const WRAPPED = { alignment: { wrapText: true, vertical: 'top' } }

const MAX_CELL_LENGTH = 32_000

const sheets = []

parentPort.on('message', async message => {
  if (message.sheet) sheets.push(newSheet(message.sheet))
  if (message.rows) addRows(sheets.at(-1), message)
  if (!message.finish) return
  const bytes = await writeXlsx({ sheets: sheets.map(({ isWrapped: _, ...sheet }) => sheet) })
  parentPort.postMessage(bytes, [bytes.buffer])
})

/** Every column holds text: a code keeps its zeros, and nothing a person writes there becomes a formula. */
function newSheet({ name, widths, validations = [], isWrapped = false }) {
  return {
    name,
    isWrapped,
    columns: widths.map(width => ({ width, numFmt: '@' })),
    rows: [],
    cells: new Map(),
    freezePane: { rows: 1 },
    dataValidations: validations.map(({ column, values, lastRow }) => ({
      type: 'list',
      values,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      range: `${column}2:${column}${lastRow}`,
    })),
  }
}

function addRows(sheet, { rows, marks = [] }) {
  const from = sheet.rows.length
  for (const row of rows) sheet.rows.push(row.map(asText))
  if (from === 0) rows[0].forEach((value, column) => style(sheet, 0, column, value, TITLE))
  else if (sheet.isWrapped) wrapRows(sheet, from)
  for (const [row, column] of marks) style(sheet, from + row, column, sheet.rows[from + row][column], MARKED)
}

function wrapRows(sheet, from) {
  sheet.rows
    .slice(from)
    .forEach((row, at) => row.forEach((value, column) => style(sheet, from + at, column, value, WRAPPED)))
}

function style(sheet, row, column, value, style) {
  sheet.cells.set(`${row},${column}`, {
    value: value ?? '',
    type: 'string',
    style: { ...style, numFmt: '@' },
  })
}

/** Text a spreadsheet can hold: no control characters, no longer than a cell. */
function asText(text) {
  return text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu, '').slice(0, MAX_CELL_LENGTH)
}

function solid(rgb) {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } }
}
