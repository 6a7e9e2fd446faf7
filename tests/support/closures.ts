import type { Actor } from '#app/accounts/roles.ts'
import { acknowledgeAction } from '#app/remediation/actions/answer-finding.server.ts'
import { draftAction } from '#app/remediation/actions/draft-action.server.ts'
import { issueAction } from '#app/remediation/actions/issue-actions.server.ts'
import { acceptPlan, submitPlan } from '#app/remediation/actions/plan.server.ts'
import { addActionFile } from '#app/remediation/verification/action-files.server.ts'
import { closeAction } from '#app/remediation/verification/close-action.server.ts'
import { NO_CORRECTIONS } from '#app/remediation/verification/corrections.ts'
import { submitEvidence } from '#app/remediation/verification/submit-evidence.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Db } from '#db/client.server.ts'
import { acting } from '#db/factories/index.ts'
import { sampleAnswer, shippedItem } from './sample-answers.ts'

type People = { buyer: Actor; owner: Actor }
type Given = { supplierId: string; itemCode: string; words: string; at?: Date }

/** A critical finding about one item that the supplier is working on: acknowledged, its plan accepted. */
export function makeImplementing(
  db: Db,
  { buyer, owner }: People,
  { supplierId, itemCode, words, at = new Date() }: Given,
): string {
  const [byBuyer, bySupplier] = [acting(buyer, at), acting(owner, at)]
  const drafted = draftAction(db, byBuyer, {
    supplierId,
    ownerId: buyer.userId,
    finding: words,
    requirement: words,
    severity: 'critical',
    itemCodes: [itemCode],
  })
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  const target = { actionId: drafted.id, rev: null }
  const texts = { containment: words, rootCause: words, correctiveAction: words, prevention: words }
  assertOk(issueAction(db, byBuyer, target))
  assertOk(acknowledgeAction(db, bySupplier, target))
  assertOk(submitPlan(db, bySupplier, target, { ...texts, responsible: words, plannedOn: isoDate(at) }))
  assertOk(acceptPlan(db, byBuyer, target, null))
  return drafted.id
}

/** The same with evidence handed in, the best answer there is and a file whose bytes are stored already. */
export function makeVerifying(
  db: Db,
  people: People,
  { sha256, ...given }: Given & { sha256: string },
): string {
  const actionId = makeImplementing(db, people, given)
  const bySupplier = acting(people.owner, given.at ?? new Date())
  const file = { sha256, fileName: `${given.words}.pdf`, mediaType: 'application/pdf', sizeBytes: 1 }
  assertOk(addActionFile(db, bySupplier, actionId, file))
  const { values } = sampleAnswer(shippedItem(given.itemCode))
  const answers = { [given.itemCode]: values }
  assertOk(submitEvidence(db, bySupplier, { actionId, rev: null, summary: given.words, answers }))
  return actionId
}

/** The same found effective: closed, its item answered anew, its effect still to be looked at. */
export function makeClosed(db: Db, people: People, given: Given & { sha256: string }): string {
  const actionId = makeVerifying(db, people, given)
  const verified = { actionId, rev: null, reason: given.words, corrections: NO_CORRECTIONS, seen: null }
  assertOk(closeAction(db, acting(people.buyer, given.at ?? new Date()), verified))
  return actionId
}

function assertOk(outcome: { ok: boolean }) {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
