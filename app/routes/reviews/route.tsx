import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { AssessmentStateBadge } from '#app/assessments/AssessmentStateBadge.tsx'
import { listReviewQueue, QUEUE_FILTERS, QUEUE_STATES } from '#app/assessments/review.server.ts'
import { ASSESSMENT_STATE_LABELS } from '#app/assessments/state-labels.ts'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime, formatNumber, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.review_queue_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { searchParams } = new URL(request.url)
  const filter = oneOf(QUEUE_FILTERS, searchParams.get('state'))
  const queue = listReviewQueue(getDb(), actor, { filter, page: readPage(searchParams) })
  const filters = QUEUE_STATES.map(each => ({ state: each, count: queue.counts[each] }))
  return { filter, filters, ...queue }
}

export default function Reviews() {
  const { filter: current, filters, counts, rows, page, pageCount } = useLoaderData<typeof loader>()
  const l = useLocale()
  const total = filters.reduce((sum, { count }) => sum + count, 0)
  return (
    <Page title={m.review_queue_title({}, l)} lead={m.review_queue_lead({}, l)} width="wide">
      <Stack>
        <nav aria-label={m.review_queue_filter({}, l)} className="flex flex-wrap gap-x-5 gap-y-1">
          <Filter
            to="/reviews"
            label={m.review_queue_all({}, l)}
            count={total}
            isCurrent={current === null}
          />
          <Filter
            to="/reviews?state=to-review"
            label={m.overview_to_review({}, l)}
            count={counts.submitted + counts['under-review']}
            isCurrent={current === 'to-review'}
          />
          {filters.map(filter => (
            <Filter
              key={filter.state}
              to={`/reviews?state=${filter.state}`}
              label={ASSESSMENT_STATE_LABELS[filter.state]({}, l)}
              count={filter.count}
              isCurrent={current === filter.state}
            />
          ))}
        </nav>
        {rows.length === 0 ? (
          <EmptyState title={m.review_queue_empty_title({}, l)}>{m.review_queue_empty({}, l)}</EmptyState>
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            <Queue rows={rows} />
            <Pagination
              page={page}
              pageCount={pageCount}
              hrefFor={n =>
                `/reviews?${new URLSearchParams({ ...(current && { state: current }), page: String(n) })}`
              }
            />
          </Card>
        )}
      </Stack>
    </Page>
  )
}

type FilterProps = { to: string; label: string; count: number; isCurrent: boolean }

function Filter({ to, label, count, isCurrent }: FilterProps) {
  const l = useLocale()
  return (
    <Link to={to} aria-current={isCurrent ? 'page' : undefined} className="link aria-[current]:font-semibold">
      {label} {formatNumber(count, l.locale)}
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
            </Td>
            <Td>{row.submittedAt && formatDateTime(row.submittedAt, l.locale)}</Td>
            <Td>
              <span className="inline-flex items-center gap-2">
                <GradeBadge grade={row.selfGrade} size="sm" provisional capped={row.isCapped} />
                {formatScore(row.selfScore)}
              </span>
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
