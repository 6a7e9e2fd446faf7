import type { ActionPage } from '../actions/action-page.ts'
import { EffectCard } from './EffectCard.tsx'
import { EvidenceCard } from './EvidenceCard.tsx'
import { StandingMoveCard } from './StandingMoveCard.tsx'
import type { VerificationView } from './verification-view.ts'

type Props = { page: Pick<ActionPage, 'action' | 'isOwn' | 'now'>; verification: VerificationView }

/** Evidence, its verification, what the closure moves, and the check that it lasted. */
export function VerificationCards({ page: { action, isOwn, now }, verification }: Props) {
  const { standing, effect } = verification
  return (
    <>
      <EvidenceCard actionId={action.id} verification={verification} />
      {standing && <StandingMoveCard actionId={action.id} standing={standing} />}
      {effect && <EffectCard actionId={action.id} effect={effect} isOwn={isOwn} now={now} />}
    </>
  )
}
