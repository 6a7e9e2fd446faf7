import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAnswer, canSeeAssessments, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { Assessment } from '#app/assessments/checklist.ts'
import { findAssessment, findChecklist } from '#app/assessments/find-assessment.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { Derivation } from '#app/grading/Derivation.tsx'
import { ResultHead } from '#app/grading/ResultHead.tsx'
import { FoldedTimeline } from '#app/history/FoldedTimeline.tsx'
import { assessmentTimeline, readBefore } from '#app/history/timeline.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { CurrentStandingCard } from '#app/remediation/verification/CurrentStandingCard.tsx'
import { findStandingHistory } from '#app/remediation/verification/find-standing.server.ts'
import { ButtonAnchor, ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb, type Db } from '#db/client.server.ts'
import { resultPage } from './result-page.server.ts'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, one => canAnswer(one) || canSeeAssessments(one))
  const id = params.assessmentId ?? ''
  const assessment = requireFound(findAssessment(getDb(), actor, id))
  if (!profileOf(assessment.kind).scored) throw redirect(`/assessments/${id}/answers`)
  const checklist = requireFound(findChecklist(getDb(), actor, id))
  return {
    id,
    round: nameIn(assessment.campaign, context.locale),
    company: nameIn(assessment.supplier, context.locale),
    back: isSupplier(actor) ? '/home' : `/suppliers/${assessment.supplier.id}`,
    timeline: isSupplier(actor) ? null : assessmentTimeline(getDb(), id, readBefore(request), 'buyer'),
    standing: standingOf(getDb(), actor, assessment),
    result: resultPage(getDb(), actor, checklist, context.locale),
  }
}

/** Only beside the latest published result: an earlier one has nothing to say about today. */
function standingOf(db: Db, actor: Actor, { id, supplier }: Assessment) {
  const standing = findStandingHistory(db, actor, supplier.id)
  return standing?.assessmentId === id ? standing : null
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, l => m.grading_title({}, l))

export default function ResultPage() {
  const { id, round, company, back, result, standing, timeline } = useLoaderData<typeof loader>()
  const l = useLocale()
  const isOwn = back === '/home'
  return (
    <Page
      title={m.grading_title({}, l)}
      lead={m.grading_result_lead({ company, round }, l)}
      back={{ to: back, label: isOwn ? m.checklist_back_home({}, l) : company }}
      actions={
        <ButtonLink to={`/assessments/${id}/answers`} variant="secondary">
          {m.grading_see_answers({}, l)}
        </ButtonLink>
      }
    >
      {result ? (
        <Stack>
          <ResultHead self={result.self} verified={result.verified} />
          {standing && <CurrentStandingCard standing={standing} />}
          <Derivation {...result.derivation} />
          <Card title={m.grading_receipts_title({}, l)}>
            <p className="text-soft">{m.grading_receipts_lead({}, l)}</p>
            <p className="mt-1 text-sm text-soft">{m.grading_how_versions(result.versions, l)}</p>
            <div className="mt-3 flex flex-wrap gap-3 no-print">
              {result.self && (
                <ButtonAnchor href={`/assessments/${id}/receipts/self`} variant="secondary" size="sm">
                  {m.grading_receipt_self({}, l)}
                </ButtonAnchor>
              )}
              {result.verified && (
                <ButtonAnchor href={`/assessments/${id}/receipts/verified`} variant="secondary" size="sm">
                  {m.grading_receipt_verified({}, l)}
                </ButtonAnchor>
              )}
            </div>
          </Card>
          {timeline && <FoldedTimeline page={timeline} />}
        </Stack>
      ) : (
        <EmptyState title={m.grading_not_yet_title({}, l)}>{m.grading_not_yet({}, l)}</EmptyState>
      )}
    </Page>
  )
}
