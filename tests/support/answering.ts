import type { Actor } from '#app/accounts/roles.ts'
import { acceptRemaining } from '#app/assessments/accept-remaining.server.ts'
import { publishAssessment } from '#app/assessments/publish-assessment.server.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { recordVerdict } from '#app/assessments/record-verdict.server.ts'
import { submitAssessment } from '#app/assessments/submit-assessment.server.ts'
import { verifyAssessment } from '#app/assessments/verify-assessment.server.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { acting, answerEverything, createSession } from '#db/factories/index.ts'
import type { Portal } from './portal.ts'
import { sampleAnswer, shippedDimensions } from './sample-answers.ts'
import { samplePdf } from './sample-files.ts'
import type { Invited } from './world.ts'

type Answered = Pick<Invited, 'assessment' | 'owner'>

/** Answers every item with the best answer there is; `items` replaces single answers, null leaves one open. */
export function answerAll(
  { db }: Portal,
  { assessment, owner }: Answered,
  items: Record<string, ItemAnswer | null> = {},
) {
  const asked = shippedDimensions()
    .flatMap(dimension => dimension.items)
    .filter(item => isAskedOf(item, assessment.category))
  const { category } = assessment
  const answers = Object.fromEntries(asked.map(item => [item.code, sampleAnswer(item, { category })]))
  answerEverything(db, assessment, owner.userId, { items: { ...answers, ...items }, now: new Date() })
}

/** Uploads a small PDF to an item the way the page does. */
export async function attachFile(portal: Portal, person: Actor, assessmentId: string, itemCode: string) {
  const { name, mimeType, buffer } = samplePdf(`${itemCode} evidence.pdf`)
  const body = new FormData()
  body.set('file', new File([new Uint8Array(buffer)], name, { type: mimeType }))
  const cookie = `sid=${createSession(portal.db, person)}`
  const address = `${portal.origin}/assessments/${assessmentId}/evidence?item=${itemCode}`
  const response = await fetch(address, {
    method: 'POST',
    headers: { Origin: portal.origin, Accept: 'application/json', Cookie: cookie },
    body,
  })
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`)
}

export const SIGNATORY = { signatoryName: 'Zoë Ning', signatoryTitle: 'General manager' }

export function submit({ db }: Portal, { assessment, owner }: Answered) {
  const declaration = { declarationAccepted: true, ...SIGNATORY }
  assertOk(submitAssessment(db, acting(owner, new Date()), assessment.id, declaration))
}

/** Accepts every item of a submitted assessment and publishes the grade. */
export function reviewAndPublish(
  { db }: Portal,
  { assessment, buyer }: Pick<Invited, 'assessment' | 'buyer'>,
) {
  const context = acting(buyer, new Date())
  for (const { code, items } of shippedDimensions()) {
    const checklist = findChecklist(db, buyer, assessment.id)
    const submittedAt = checklist?.assessment.submittedAt?.getTime() ?? 0
    acceptRemaining(db, context, assessment.id, { dimensionCode: code, submittedAt })
    for (const item of items) {
      const seen = { rev: 0, answerRev: checklist?.answers[item.code]?.rev ?? 0, submittedAt }
      const findings = { dismissedTriggers: [], raisedTriggers: [] }
      recordVerdict(db, context, assessment.id, item.code, { verdict: 'accepted', ...seen, ...findings })
    }
  }
  assertOk(verifyAssessment(db, context, assessment.id))
  assertOk(publishAssessment(db, context, assessment.id))
}

function assertOk(outcome: { ok: boolean }) {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
