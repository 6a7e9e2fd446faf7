import { randomUUID } from 'node:crypto'
import { isoDate } from '#app/i18n/format.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import { needsEvidence } from '#app/questionnaires/check-answer.ts'
import type { Dimension, Item } from '#app/questionnaires/content-schema.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import { createEvidence, createSession } from '#db/factories/index.ts'
import { transact } from '#db/client.server.ts'
import type { Client } from '#tests/bench/load.ts'
import type { Participant } from '#tests/support/participants.ts'
import type { Portal } from '#tests/support/portal.ts'
import { sampleAnswer, shippedDimensions } from '#tests/support/sample-answers.ts'

/** Weak answers claim little and so need few files. */
const QUALITY = 0
const SIGNED = { declaration: 'accepted', signatoryName: '王敏', signatoryTitle: '总经理' }

export type Replier = Participant & { cookie: string }

/** People with sessions, and with the files on record that their answers will need: uploads are not what is tried here. */
export function prepareRepliers({ db }: Portal, participants: readonly Participant[]): Replier[] {
  return transact(db, tx =>
    participants.map(participant => {
      const { assessment, owner } = participant
      for (const { item, answer } of sheetOf(assessment.category).flat())
        if (needsEvidence(item, answer, contextOf(assessment.category)))
          createEvidence(tx, assessment.id, item.code, owner.userId, { uploadedAt: new Date() })
      return { ...participant, cookie: `locale=en; sid=${createSession(tx, owner)}` }
    }),
  )
}

/** Answers section after section the way the form saves, and submits. */
export async function replyOverHttp(client: Client, origin: string, replier: Replier) {
  const sections = sheetOf(replier.assessment.category)
  for (const section of sections) await saveSection(client, origin, replier, section)
  const { status, body } = await client.ask(`/assessments/${replier.assessment.id}/submission`, {
    method: 'POST',
    headers: { cookie: replier.cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(SIGNED).toString(),
  })
  if (status !== 302) throw new Error(`${replier.code}: submission answered ${status}: ${body.slice(0, 300)}`)
}

/** Looks at the form, and answers its first section if asked to. */
export async function beginOverHttp(client: Client, origin: string, replier: Replier, isAnswering: boolean) {
  const page = `/assessments/${replier.assessment.id}`
  const { status } = await client.ask(page, { headers: { cookie: replier.cookie } })
  if (status !== 200) throw new Error(`${replier.code}: the form answered ${status}`)
  const [first = []] = sheetOf(replier.assessment.category)
  if (isAnswering) await saveSection(client, origin, replier, first)
}

type Sheet = { item: Item; answer: ItemAnswer }[]

async function saveSection(
  client: Client,
  origin: string,
  { code, assessment, cookie }: Replier,
  sheet: Sheet,
) {
  const changes = sheet.map(({ item, answer }) => ({
    itemCode: item.code,
    baseRev: 0,
    values: answer.values,
  }))
  const { status, body } = await client.ask(`/api/assessments/${assessment.id}/answers`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ key: randomUUID(), changes }),
  })
  const saved = body.match(/"status":"saved"/g)?.length ?? 0
  if (status !== 200 || saved !== changes.length)
    throw new Error(`${code}: saving answered ${status}: ${body.slice(0, 300)}`)
}

const sheets = new Map<SupplierCategory, Sheet[]>()

/** What a supplier of the category answers, by section; made once. */
function sheetOf(category: SupplierCategory): Sheet[] {
  const sheet = sheets.get(category) ?? shippedDimensions().map(dimension => sectionOf(dimension, category))
  sheets.set(category, sheet)
  return sheet
}

function sectionOf({ items }: Dimension, category: SupplierCategory): Sheet {
  return items
    .filter(item => isAskedOf(item, category))
    .map(item => ({ item, answer: sampleAnswer(item, { category, quality: QUALITY }) }))
}

function contextOf(category: SupplierCategory) {
  return { category, isSmallFirm: false, asOf: isoDate(new Date()) }
}
