import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { addEntry } from '../channel/entries.server.ts'
import { acknowledgement } from '../channel/acknowledgement.server.ts'
import { lockText, unlockText } from '../vault/vault.server.ts'
import {
  isDecided,
  needsReason,
  needsSecondPerson,
  STEP_RULES,
  whyNotConfirm,
  whyNotStep,
  type MatterStep,
} from './matter-state.ts'
import { updateMatter, type MatterRow } from './queries.server.ts'
import type { MatterResult } from './refusal.ts'
import { tellDesk } from './tell-desk.server.ts'
import { isReported } from './vocabulary.ts'
import { recordMatterEvent, withMatter } from './with-matter.server.ts'

type Step = { matterId: string; rev: number; step: MatterStep; reason: string }

/** Takes a step, or puts it before a second person where it needs one. Its words go to the reporter or to the notes. */
export function takeStep(db: Db, context: ActionContext, { step, reason: given, ...target }: Step) {
  return withMatter(db, context, target, (tx, matter): MatterResult => {
    const reason = given.trim()
    const refusal =
      whyNotStep({ ...matter, isReported: isReported(matter.source) }, step) ??
      (needsReason(step) && reason === '' ? { code: 'reason-required' as const } : null)
    if (refusal) return { ok: false, refusal }
    if (!needsSecondPerson(step)) return perform(tx, context, matter, step, reason)
    updateMatter(tx, matter, {
      proposedStep: step,
      proposedById: context.actor.userId,
      proposedAt: context.now,
      lockedProposal: lockText(reason, proposalOf(matter.id)),
      updatedAt: context.now,
    })
    recordMatterEvent(tx, context, 'matter.step-proposed', matter, { step })
    const key = `matter-confirm:${matter.id}:${matter.rev}`
    tellDesk(tx, context.now, { matterId: matter.id, news: 'confirm', key, notTo: context.actor.userId })
    return { ok: true }
  })
}

type Confirmation = { matterId: string; rev: number; step: MatterStep }

/** The second person confirms the step that waits. */
export function confirmStep(db: Db, context: ActionContext, { step, ...target }: Confirmation) {
  return withMatter(db, context, target, (tx, matter): MatterResult => {
    const refusal = whyNotConfirm(matter, step, context.actor.userId)
    if (refusal) return { ok: false, refusal }
    return perform(tx, context, matter, step, proposalText(matter))
  })
}

/** Takes the waiting step back, or sends it back: whoever may see the matter can. */
export function endProposal(db: Db, context: ActionContext, target: { matterId: string; rev: number }) {
  return withMatter(db, context, target, (tx, matter): MatterResult => {
    if (matter.proposedStep === null) return { ok: false, refusal: { code: 'nothing-proposed' } }
    updateMatter(tx, matter, { ...NO_PROPOSAL, updatedAt: context.now })
    recordMatterEvent(tx, context, 'matter.proposal-ended', matter, { step: matter.proposedStep })
    return { ok: true }
  })
}

/** The words with which a step was proposed. */
export function proposalText({ id, lockedProposal }: Pick<MatterRow, 'id' | 'lockedProposal'>) {
  return lockedProposal === null ? '' : unlockText(lockedProposal, proposalOf(id))
}

const NO_PROPOSAL = { proposedStep: null, proposedById: null, proposedAt: null, lockedProposal: null }

function perform(tx: Db, context: ActionContext, matter: MatterRow, step: MatterStep, reason: string) {
  const { now, actor } = context
  const { to } = STEP_RULES[step]
  updateMatter(tx, matter, { ...NO_PROPOSAL, ...instantsOf(matter, step, now), state: to, updatedAt: now })
  const isForReporter = step === 'give-feedback'
  if (reason !== '')
    addEntry(tx, {
      matterId: matter.id,
      kind: isForReporter ? 'to-reporter' : 'note',
      step,
      body: reason,
      authorId: actor.userId,
      writtenAt: now,
    })
  if (step === 'register' && isReported(matter.source)) {
    const body = acknowledgement(tx, matter)
    addEntry(tx, { matterId: matter.id, kind: 'to-reporter', step, body, writtenAt: now })
  }
  recordMatterEvent(tx, context, 'matter.step-taken', matter, { step, from: matter.state, to })
  return { ok: true as const }
}

/** When the limits were met. Where nobody waits for an answer, the decision itself is the result. */
function instantsOf(matter: MatterRow, step: MatterStep, now: Date): Partial<MatterRow> {
  const { to } = STEP_RULES[step]
  const isAnswer = step === 'give-feedback' || (!isReported(matter.source) && isDecided(to))
  return {
    ...(step === 'register' && { registeredAt: now }),
    ...(step === 'accept' && { acceptedAt: now }),
    ...(isDecided(to) && { outcome: to }),
    ...(isAnswer && { answeredAt: now }),
    ...(step === 'archive' && { archivedAt: now }),
    ...(step === 'reopen' && { archivedAt: null, answeredAt: null, acceptedAt: null, outcome: null }),
  }
}

function proposalOf(matterId: string) {
  return `matter:${matterId}:proposal`
}
