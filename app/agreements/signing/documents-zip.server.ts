import { Readable } from 'node:stream'
import yazl from 'yazl'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { openEvidence } from '#app/assessments/evidence-store.server.ts'
import { csvBytes } from '#app/reports/csv.server.ts'
import { fileNames, type FileNames } from '#app/reports/file-name.ts'
import { keyPages } from '#app/reports/key-pages.ts'
import type { Cell, ColumnHead } from '#app/reports/table.server.ts'
import { takeTurn } from '#app/reports/turns.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { log } from '#app/server/log.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transact, type Db } from '#db/client.server.ts'
import { findRegisterTemplate, registerScope } from './register.server.ts'
import { registerColumns } from './register-table.server.ts'
import { findRegisterPage, type RegisterRow } from './register-queries.server.ts'
import { readRegisterSearch } from './register-search.ts'

type Asked = { params: URLSearchParams; locale: Locale }
export type ZipOutcome =
  { ok: true; names: FileNames; bytes: Readable } | { ok: false; refusal: { code: 'not-found' | 'busy' } }

/** PDFs are compressed already. */
const STORED = { compress: false } as const

/**
 * The signed PDFs of all who are bound, with the filters and the day of the register, as one ZIP with an index. It is
 * streamed: each file is read when its turn comes. One at a time per person; what has left is an event.
 */
export function openDocumentsZip(db: Db, context: ActionContext, { params, locale }: Asked): ZipOutcome {
  const { actor, now } = context
  const search = readRegisterSearch(params, now)
  const template = findRegisterTemplate(db, actor, search.templateCode)
  if (!template) return { ok: false, refusal: { code: 'not-found' } }
  const endTurn = takeTurn(actor.userId)
  if (!endTurn) return { ok: false, refusal: { code: 'busy' } }
  const scope = registerScope(db, template.id, search, now)
  const rows = [
    ...keyPages(
      (after: string | null, limit) =>
        findRegisterPage(db, scope, { ...search, standing: 'bound' }, { limit, after }),
      ({ code }: RegisterRow) => code,
    ),
  ].flat()
  const zip = new yazl.ZipFile()
  const bytes = zip.outputStream as Readable
  void fill(zip, rows, template.code, locale, now).catch((error: unknown) => {
    log.error({ err: error }, 'the signed documents could not be put together')
    bytes.destroy()
  })
  bytes.once('close', () => {
    endTurn()
    const data = {
      code: template.code,
      on: search.on,
      count: rows.length,
      filters: Object.fromEntries(params),
    }
    transact(db, tx => recordEvent(tx, context, 'signings.downloaded', {}, data))
  })
  const title = m.signing_export_title({}, { locale })
  return {
    ok: true,
    names: fileNames([title, search.on], template.code, 'zip', now),
    bytes: bytes as Readable,
  }
}

async function fill(zip: yazl.ZipFile, rows: RegisterRow[], code: string, locale: Locale, now: Date) {
  zip.addBuffer(await indexOf(rows, code, locale), 'index.csv', { mtime: now })
  for (const row of rows) {
    const { documentSha256: sha256, activeAt } = row
    if (sha256 === null) continue
    const mtime = activeAt === null ? now : new Date(activeAt)
    zip.addReadStreamLazy(nameOf(row, code), { ...STORED, mtime }, answer => {
      openEvidence(getEnvironment().uploadsFolder, sha256).then(
        file =>
          file ? answer(null, file.stream) : answer(new Error(`${sha256} is missing`), Readable.from([])),
        (error: unknown) => answer(error, Readable.from([])),
      )
    })
  }
  zip.end()
}

function nameOf({ code, number }: RegisterRow, agreement: string) {
  return `${code.replaceAll(/[^\w-]/g, '_')}-${agreement}-v${number ?? 0}.pdf`
}

async function indexOf(rows: RegisterRow[], agreement: string, locale: Locale) {
  const l = { locale }
  const columns: ColumnHead[] = [
    { header: m.signing_export_file({}, l), kind: 'text', width: 40 },
    ...registerColumns.map(({ header, kind = 'text', width = 20 }) => ({
      header: header({}, l),
      kind,
      width,
    })),
  ]
  const cells = rows.map((row): Cell[] => [
    row.documentSha256 === null ? null : nameOf(row, agreement),
    ...registerColumns.map(({ value }) => value(row, l)),
  ])
  const parts: Uint8Array[] = []
  for await (const part of csvBytes(columns, once(cells))) parts.push(part)
  return Buffer.concat(parts)
}

async function* once(cells: Cell[][]) {
  yield cells
}
