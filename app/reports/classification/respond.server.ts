import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { transact, type Db } from '#db/client.server.ts'
import { busyResponse } from '../busy-page.ts'
import { downloadHeader, fileNames } from '../file-name.ts'
import { takeTurn } from '../turns.server.ts'
import { XLSX_TYPE } from '../xlsx.server.ts'
import { classificationPdf } from './draw-pdf.server.ts'
import { classificationXlsx } from './draw-sheet.server.ts'
import { findClassification } from './find-classification.server.ts'

type Format = 'pdf' | 'xlsx'
type Asked = { campaignId: string; format: Format; locale: Locale; nonce: string }

const DRAW = { pdf: classificationPdf, xlsx: classificationXlsx }
const MEDIA_TYPES: Record<Format, string> = { pdf: 'application/pdf', xlsx: XLSX_TYPE }

/** The summary as a file; one at a time per person, and an event like every other export. */
export async function classificationResponse(
  db: Db,
  context: ActionContext,
  asked: Asked,
): Promise<Response> {
  const { locale, nonce } = asked
  const endTurn = takeTurn(context.actor.userId)
  if (!endTurn) return busyResponse({ locale }, nonce)
  try {
    return await draw(db, context, asked)
  } finally {
    endTurn()
  }
}

async function draw(
  db: Db,
  context: ActionContext,
  { campaignId, format, locale }: Asked,
): Promise<Response> {
  const { actor, now } = context
  const l = { locale }
  const outcome = await findClassification(db, { actor, campaignId, now, locale })
  if (!outcome.ok) {
    if (outcome.refusal.code === 'not-found') return notFound()
    const max = formatNumber(outcome.refusal.max, locale)
    return redirectWithFlash(`/campaigns/${campaignId}`, m.class_too_many({ max }, l), 'warn')
  }
  const { classification, suppliers } = outcome
  const file = await DRAW[format](classification, l)
  const data = { table: 'classification', format, filters: { campaignId }, rows: suppliers, isComplete: true }
  transact(db, tx => recordEvent(tx, context, 'table.exported', { campaignId }, data))
  const names = fileNames([m.class_title({}, l), classification.campaign], 'classification', format, now)
  return new Response(new Uint8Array(file), {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Length': String(file.byteLength),
      'Content-Disposition': downloadHeader(names),
    },
  })
}
