import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { Timeline } from '#app/history/Timeline.tsx'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { daysUntil, formatDate, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CaseStateBadge } from '#app/remediation/measures/CaseStateBadge.tsx'
import { isDeferred } from '#app/remediation/measures/CaseTable.tsx'
import { DecisionTable } from '#app/remediation/measures/DecisionTable.tsx'
import { caseTimeline, findCase } from '#app/remediation/measures/find-measures.server.ts'
import { CAUSE_LABELS } from '#app/remediation/measures/labels.ts'
import { ProposalLinks } from '#app/remediation/measures/ProposalLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const caseId = params.caseId ?? ''
  const about = requireFound(findCase(db, actor, caseId, context.now))
  return { ...about, timeline: caseTimeline(db, caseId, request), now: context.now }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, l => data?.found.code ?? m.measure_desk_title({}, l))

export default function MeasureCase() {
  const { found, decisions, proposable, timeline, now } = useLoaderData<typeof loader>()
  const l = useLocale()
  const date = (at: Date) => formatDate(at, l.locale)
  const left = found.dueAt && !found.endedAt ? daysUntil(found.dueAt, now) : null
  const clock =
    left === null
      ? ''
      : left >= 0
        ? m.measure_days_left({ days: String(left) }, l)
        : m.measure_days_over({ days: String(-left) }, l)
  const facts = [
    { term: m.measure_fact_cause({}, l), value: CAUSE_LABELS[found.cause]({}, l) },
    { term: m.measure_column_opened({}, l), value: date(found.openedAt) },
    {
      term: m.measure_fact_grade({}, l),
      value: found.grade ? <GradeBadge grade={found.grade} size="sm" /> : '–',
    },
    {
      term: m.measure_fact_standing({}, l),
      value: found.standingGrade ? (
        <span className="flex flex-wrap items-center gap-2">
          {formatScore(found.standingScore)} <GradeBadge grade={found.standingGrade} size="sm" />
        </span>
      ) : (
        '–'
      ),
    },
    ...(found.assessmentId
      ? [
          {
            term: m.measure_fact_result({}, l),
            value: (
              <Link to={`/reviews/${found.assessmentId}`} className="link">
                {m.measure_open_result({}, l)}
              </Link>
            ),
          },
        ]
      : []),
    ...(found.receiptDigest
      ? [
          {
            term: m.measure_fact_receipt({}, l),
            value: <code className="text-sm break-all">{found.receiptDigest}</code>,
          },
        ]
      : []),
    ...(found.actionId
      ? [
          {
            term: m.measure_fact_action({}, l),
            value: (
              <Link to={`/actions/${found.actionId}`} className="link">
                {found.actionCode}
              </Link>
            ),
          },
        ]
      : []),
    ...(found.dueAt
      ? [{ term: m.measure_fact_due({}, l), value: `${date(found.dueAt)}${clock && ` · ${clock}`}` }]
      : []),
    ...(found.decisionDueAt
      ? [{ term: m.measure_fact_decision_due({}, l), value: date(found.decisionDueAt) }]
      : []),
    ...(found.chanceGrantedAt
      ? [{ term: m.measure_fact_chance({}, l), value: date(found.chanceGrantedAt) }]
      : []),
    ...(found.paymentDeferredUntil
      ? [{ term: m.measure_fact_deferred({}, l), value: date(found.paymentDeferredUntil) }]
      : []),
    ...(found.endedAt ? [{ term: m.measure_fact_ended({}, l), value: date(found.endedAt) }] : []),
  ]
  return (
    <Page
      title={`${found.code} · ${nameFor(found, l)}`}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <CaseStateBadge state={found.state} />
          {isDeferred(found, now) && <Badge tone="warn">{m.measure_payment_deferred({}, l)}</Badge>}
          {found.isSmallFirm && <Badge>{m.supplier_is_small({}, l)}</Badge>}
          <Link to={`/suppliers/${found.supplierId}/measures`} className="link">
            {m.measure_open_supplier({}, l)}
          </Link>
        </span>
      }
      back={{ to: '/committee', label: m.measure_desk_title({}, l) }}
    >
      <Stack>
        <Card>
          <Definitions items={facts} />
        </Card>
        {decisions.length > 0 && (
          <Card title={m.measure_decisions({}, l)} padded={false} className="relative overflow-hidden">
            <DecisionTable rows={decisions} caption={m.measure_decisions({}, l)} ofOneSupplier />
          </Card>
        )}
        <ProposalLinks supplierId={found.supplierId} proposable={proposable} />
        <Card title={m.measure_history({}, l)} id="history">
          <Timeline page={timeline} />
        </Card>
      </Stack>
    </Page>
  )
}
