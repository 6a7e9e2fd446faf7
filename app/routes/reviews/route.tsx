import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { AssessmentStateBadge } from '#app/assessments/AssessmentStateBadge.tsx'
import { QUEUE_STATES, queueHref, readQueueRequest, type QueueState } from '#app/assessments/queue-search.ts'
import { TRIGGER_LEVEL_LABELS } from '#app/assessments/review/labels.ts'
import { listReviewQueue, queueChoices } from '#app/assessments/review.server.ts'
import { ASSESSMENT_STATE_LABELS } from '#app/assessments/state-labels.ts'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDate, formatDateTime, formatNumber, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { QueueFilters } from './QueueFilters.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.review_queue_title({}, l))

export function loader({ request: asked, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, asked, canSeeAssessments)
  const { searchParams } = new URL(asked.url)
  const request = readQueueRequest(searchParams)
  const queue = listReviewQueue(getDb(), actor, request)
  return { request, userId: actor.userId, choices: queueChoices(getDb(), actor), ...queue }
}

export default function Reviews() {
  const { request, userId, choices, counts, wholes, rows, page, pageCount } = useLoaderData<typeof loader>()
  const l = useLocale()
  const choicesOfState = [
    { filter: null, label: m.review_queue_all({}, l), states: QUEUE_STATES },
    { filter: 'to-review', label: m.overview_to_review({}, l), states: ['submitted', 'under-review'] },
    ...QUEUE_STATES.map(filter => ({
      filter,
      label: ASSESSMENT_STATE_LABELS[filter]({}, l),
      states: [filter],
    })),
  ] as const
  const [, query = ''] = queueHref(request).split('?')
  return (
    <Page
      title={m.review_queue_title({}, l)}
      lead={m.review_queue_lead({}, l)}
      actions={rows.length > 0 && <ExportLinks table="reviews" search={query} />}
      width="wide"
    >
      <Stack>
        <QueueFilters {...{ request, userId, choices }} />
        <nav aria-label={m.review_queue_filter({}, l)} className="flex flex-wrap gap-x-5 gap-y-1">
          {choicesOfState.map(({ filter, label, states }) => (
            <Filter
              key={filter ?? 'all'}
              to={queueHref(request, { filter })}
              label={label}
              count={sumOf(counts, states)}
              whole={wholes && sumOf(wholes, states)}
              isCurrent={request.filter === filter}
            />
          ))}
        </nav>
        {rows.length === 0 ? (
          <EmptyState title={m.review_queue_empty_title({}, l)}>
            {wholes ? m.review_queue_empty_narrowed({}, l) : m.review_queue_empty({}, l)}
          </EmptyState>
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            <Queue rows={rows} />
            <Pagination page={page} pageCount={pageCount} hrefFor={n => queueHref(request, { page: n })} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}

function sumOf(counts: Record<QueueState, number>, states: readonly QueueState[]) {
  return states.reduce((sum, state) => sum + counts[state], 0)
}

type FilterProps = {
  to: string
  label: string
  count: number
  /** Without the filters, where they leave something out. */
  whole: number | null
  isCurrent: boolean
}

function Filter({ to, label, count, whole, isCurrent }: FilterProps) {
  const l = useLocale()
  const shown = (n: number) => formatNumber(n, l.locale)
  return (
    <Link to={to} aria-current={isCurrent ? 'page' : undefined} className="link aria-[current]:font-semibold">
      {label}{' '}
      {whole === null ? shown(count) : m.review_queue_count({ count: shown(count), total: shown(whole) }, l)}
    </Link>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function Queue({ rows }: { rows: Row[] }) {
  const l = useLocale()
  return (
    <Table caption={m.review_queue_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.review_queue_supplier({}, l)}</Th>
          <Th>{m.review_queue_campaign({}, l)}</Th>
          <Th>{m.review_queue_state({}, l)}</Th>
          <Th>{m.review_queue_due({}, l)}</Th>
          <Th>{m.review_queue_since({}, l)}</Th>
          <Th>{m.review_queue_self({}, l)}</Th>
          <Th numeric>{m.review_queue_progress({}, l)}</Th>
          <Th>{m.review_queue_reviewer({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <Link to={`/reviews/${row.id}`} className="link font-medium">
                {nameFor(row.supplier, l)}
              </Link>
              <p className="text-soft">{row.supplier.code}</p>
            </Td>
            <Td>{nameFor(row.campaign, l)}</Td>
            <Td>
              <AssessmentStateBadge state={row.state} />
              {row.returnRounds > 0 && (
                <p className="mt-1 text-soft">
                  {m.review_queue_round({ round: String(row.returnRounds) }, l)}
                </p>
              )}
              {row.openComments > 0 && (
                <p className="mt-1 text-warn">
                  {m.review_queue_comments({ count: String(row.openComments) }, l)}
                </p>
              )}
            </Td>
            <Td>{formatDate(row.dueAt, l.locale)}</Td>
            <Td>{row.submittedAt && formatDateTime(row.submittedAt, l.locale)}</Td>
            <Td>
              <span className="inline-flex items-center gap-2">
                <GradeBadge grade={row.selfGrade} size="sm" provisional capped={row.isCapped} />
                {formatScore(row.selfScore)}
              </span>
              {row.selfTrigger && (
                <p className="mt-1 text-bad">{TRIGGER_LEVEL_LABELS[row.selfTrigger]({}, l)}</p>
              )}
            </Td>
            <Td numeric>
              {row.currentVerdicts} / {row.askedItems}
            </Td>
            <Td>{row.reviewerName ?? '–'}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
