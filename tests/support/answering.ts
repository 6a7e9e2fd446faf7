import { createHash } from 'node:crypto'
import { publishAssessment } from '#app/assessments/publish-assessment.server.ts'
import { acceptRemaining } from '#app/assessments/accept-remaining.server.ts'
import { recordVerdict } from '#app/assessments/record-verdict.server.ts'
import { saveAnswers } from '#app/assessments/save-answers.server.ts'
import { submitAssessment } from '#app/assessments/submit-assessment.server.ts'
import { verifyAssessment } from '#app/assessments/verify-assessment.server.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Portal } from './portal.ts'
import { sampleValues, shippedDimensions } from './sample-answers.ts'
import { samplePdf } from './sample-files.ts'
import { sessionFor } from './sessions.ts'
import { contextFor, type TestPerson } from './world.ts'

type AnswerOptions = {
  category?: SupplierCategory
  /** Items left out. */
  except?: readonly string[]
  /** Item code → id of the trigger that its answer is to fire. */
  firing?: Record<string, string>
  /** Item code → why it does not apply. */
  notApplicable?: Record<string, string>
}

/** Answers every asked item with the best answer there is, a file attached to each. */
export async function answerEverything(
  portal: Portal,
  person: TestPerson,
  assessmentId: string,
  { category = 'purchased-parts', except = [], firing = {}, notApplicable = {} }: AnswerOptions = {},
) {
  const items = shippedDimensions()
    .flatMap(dimension => dimension.items)
    .filter(item => isAskedOf(item, category) && !except.includes(item.code))
  const changes = items.map(item => {
    const reason = notApplicable[item.code]
    const trigger = firing[item.code]
    if (reason) return { itemCode: item.code, baseRev: 0, values: {}, notApplicable: { reason } }
    return {
      itemCode: item.code,
      baseRev: 0,
      values: sampleValues(item, { category, ...(trigger && { firing: trigger }) }),
    }
  })
  const context = contextFor(portal, person)
  const key = createHash('sha256')
    .update(`${assessmentId}${items.map(item => item.code).join()}`)
    .digest('hex')
  const saved = saveAnswers(portal.db, context, assessmentId, { key, changes })
  if (!saved.ok || saved.results.some(({ status }) => status !== 'saved'))
    throw new Error(`not saved: ${JSON.stringify(saved)}`)
  for (const { code } of items) await attachFile(portal, person, assessmentId, code)
}

/** Uploads a small PDF to an item the way the page does. */
export async function attachFile(portal: Portal, person: TestPerson, assessmentId: string, itemCode: string) {
  const { name, mimeType, buffer } = samplePdf(`${itemCode} 证明.pdf`)
  const body = new FormData()
  body.set('itemCode', itemCode)
  body.set('file', new File([new Uint8Array(buffer)], name, { type: mimeType }))
  const response = await fetch(`${portal.origin}/assessments/${assessmentId}/evidence`, {
    method: 'POST',
    headers: {
      Origin: portal.origin,
      Accept: 'application/json',
      Cookie: `sid=${sessionFor(portal, person)}`,
    },
    body,
  })
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`)
}

export const DECLARATION = { declarationAccepted: true, signatoryName: '周宁', signatoryTitle: '总经理' }

export function submit(portal: Portal, signatory: TestPerson, assessmentId: string) {
  assertOk(submitAssessment(portal.db, contextFor(portal, signatory), assessmentId, DECLARATION))
}

/** Accepts every item of a submitted assessment, dismissing what fires, and publishes the grade. */
export function reviewAndPublish(portal: Portal, reviewer: TestPerson, assessmentId: string) {
  const context = contextFor(portal, reviewer)
  for (const { code, items } of shippedDimensions()) {
    acceptRemaining(portal.db, context, assessmentId, code)
    for (const item of items) {
      const findings = { dismissedTriggers: [], raisedTriggers: [] }
      recordVerdict(portal.db, context, assessmentId, item.code, { verdict: 'accepted', rev: 0, ...findings })
    }
  }
  assertOk(verifyAssessment(portal.db, context, assessmentId))
  assertOk(publishAssessment(portal.db, context, assessmentId))
}

function assertOk(outcome: { ok: boolean; refusal?: unknown }) {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
