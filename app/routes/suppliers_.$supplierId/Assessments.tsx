import { Link } from '@remix-run/react'
import { AssessmentStateBadge } from '#app/assessments/AssessmentStateBadge.tsx'
import { SUBMITTED_STATES, type AssessmentState } from '#app/assessments/assessment-state.ts'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import type { Grade } from '#app/grading/grades.ts'
import { formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'

export type SupplierAssessment = {
  id: string
  campaignId: string
  campaignNameZh: string
  campaignNameEn: string
  year: number
  state: AssessmentState
  completeItems: number
  askedItems: number
  selfScore: number | null
  selfGrade: Grade | null
  verifiedScore: number | null
  verifiedGrade: Grade | null
  exemptReason: string | null
}

/** Every campaign the supplier took part in, with grades, newest first. */
export function Assessments({ assessments }: { assessments: SupplierAssessment[] }) {
  const l = useLocale()
  if (assessments.length === 0)
    return (
      <Card title={m.supplier_assessments({}, l)}>
        <p className="text-soft">{m.supplier_assessments_none({}, l)}</p>
      </Card>
    )
  return (
    <Card title={m.supplier_assessments({}, l)} padded={false} className="relative overflow-hidden">
      <Table caption={m.supplier_assessments({}, l)}>
        <thead>
          <tr>
            <Th>{m.supplier_assessment_campaign({}, l)}</Th>
            <Th>{m.supplier_assessment_state({}, l)}</Th>
            <Th>{m.supplier_assessment_self({}, l)}</Th>
            <Th>{m.supplier_assessment_verified({}, l)}</Th>
          </tr>
        </thead>
        <tbody>
          {assessments.map(assessment => (
            <AssessmentRow key={assessment.id} assessment={assessment} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function AssessmentRow({ assessment }: { assessment: SupplierAssessment }) {
  const l = useLocale()
  const { id, campaignNameZh, campaignNameEn, state, selfGrade, selfScore, verifiedGrade, verifiedScore } =
    assessment
  const name = nameFor({ nameZh: campaignNameZh, nameEn: campaignNameEn }, l)
  const isSubmitted = SUBMITTED_STATES.includes(state)
  return (
    <tr>
      <Td>
        <Link
          to={isSubmitted ? `/reviews/${id}` : `/campaigns/${assessment.campaignId}`}
          className="link font-medium"
        >
          {name}
        </Link>
        {assessment.exemptReason && <p className="text-soft">{assessment.exemptReason}</p>}
      </Td>
      <Td>
        <AssessmentStateBadge state={state} />
        {state === 'in-progress' && (
          <span className="ml-2 text-soft">
            {assessment.completeItems} / {assessment.askedItems}
          </span>
        )}
      </Td>
      <Td>{selfScore !== null && <Score grade={selfGrade} score={selfScore} provisional />}</Td>
      <Td>
        {verifiedScore !== null && (
          <Link to={`/assessments/${id}/result`} className="link">
            <Score grade={verifiedGrade} score={verifiedScore} />
          </Link>
        )}
      </Td>
    </tr>
  )
}

function Score({ grade, score, provisional }: { grade: Grade | null; score: number; provisional?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      <GradeBadge grade={grade} size="sm" provisional={provisional} />
      {formatScore(score)}
    </span>
  )
}
