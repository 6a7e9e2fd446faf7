import type { Actor } from '#app/accounts/roles.ts'
import { findAssessmentById } from '#app/assessments/queries.server.ts'
import { saveAnswers } from '#app/assessments/save-answers.server.ts'
import { submitAssessment } from '#app/assessments/submit-assessment.server.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import type { Db } from '#db/client.server.ts'
import { acting, createEvidence, MADE_AT } from '#db/factories/index.ts'

export const SIGNED = { declarationAccepted: true, signatoryName: '李敏', signatoryTitle: '总经理' }

/** Answers that raise nothing. */
export const HARMLESS: Record<string, AnswerValues> = {
  'INT-01': { received: 'yes', passed_on: '2026-01-05' },
  'INT-02': { agreement: 'agree' },
  'INT-03': { rules: 'yes' },
  'INT-04': { investigated: 'no' },
  'INT-05': { given: 'none' },
  'INT-06': { demanded: 'no' },
  'INT-07': { related: 'no' },
  'INT-08': { related: 'no' },
  'INT-09': { compliant: 'yes' },
  'INT-10': { lawful: 'yes' },
  'INT-11': { used: 'no' },
  'INT-12': { truthful: 'confirm' },
  'INT-13': { minerals: 'not_concerned' },
  'INT-14': { known: 'yes' },
  'INT-15': { channel: 'yes' },
  'INT-16': { sessions: 2, people: 30, coverage: 95 },
  'INT-17': { clause: 'all' },
  'INT-18': { name: '李敏', title: '总经理' },
}

/** Answers everything, harmlessly but for `over`, and signs. */
export function reply(
  db: Db,
  owner: Actor,
  assessmentId: string,
  over: Record<string, AnswerValues> = {},
  now = MADE_AT,
) {
  fillIn(db, owner, assessmentId, over, now)
  return submitAssessment(db, acting(owner, now), assessmentId, SIGNED)
}

/** Answers everything without signing. */
export function fillIn(
  db: Db,
  owner: Actor,
  assessmentId: string,
  over: Record<string, AnswerValues> = {},
  now = MADE_AT,
) {
  const assessment = findAssessmentById(db, assessmentId)
  if (!assessment) throw new Error('no such assessment')
  createEvidence(db, assessmentId, 'INT-03', owner.userId)
  const changes = Object.entries({ ...HARMLESS, ...over }).map(([itemCode, values]) => ({
    itemCode,
    baseRev: 0,
    values,
  }))
  const saved = saveAnswers(db, acting(owner, now), assessmentId, { key: `reply-${assessmentId}`, changes })
  if (!saved.ok) throw new Error(saved.refusal.code)
  const wrong = saved.results.filter(result => result.status !== 'saved')
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong))
}
