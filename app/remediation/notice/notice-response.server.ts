import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { busyResponse } from '#app/reports/busy-page.ts'
import { downloadHeader, fileNames } from '#app/reports/file-name.ts'
import { takeTurn } from '#app/reports/turns.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { transact, type Db } from '#db/client.server.ts'
import { noticePdf } from './draw-notice.server.ts'
import { findNotice } from './find-notice.server.ts'

type Asked = { supplierId: string; locale: Locale; nonce: string }

/** A supplier's improvement notice; one at a time per person, and an event like every other export. */
export async function noticeResponse(db: Db, context: ActionContext, asked: Asked): Promise<Response> {
  const { actor, now } = context
  const { supplierId, locale, nonce } = asked
  const endTurn = takeTurn(actor.userId)
  if (!endTurn) return busyResponse({ locale }, nonce)
  try {
    const notice = findNotice(db, actor, supplierId, now)
    if (!notice) return notFound()
    const file = await noticePdf(notice, locale)
    const data = {
      ...{ table: 'improvement-notice', format: 'pdf', filters: { supplierId } },
      ...{ rows: notice.lines.length, isComplete: true },
    }
    transact(db, tx => recordEvent(tx, context, 'table.exported', { supplierId }, data))
    const title = m.actionboard_notice({}, { locale })
    const names = fileNames([title, nameFor(notice.supplier, { locale })], 'improvement-notice', 'pdf', now)
    return new Response(new Uint8Array(file), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Length': String(file.byteLength),
        'Content-Disposition': downloadHeader(names),
      },
    })
  } finally {
    endTurn()
  }
}
