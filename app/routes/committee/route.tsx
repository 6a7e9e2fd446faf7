import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CaseTable } from '#app/remediation/measures/CaseTable.tsx'
import { DecisionTable } from '#app/remediation/measures/DecisionTable.tsx'
import { DESK_VIEWS, isCaseView } from '#app/remediation/measures/desk-views.ts'
import { countDesk, listCases, listDecisions } from '#app/remediation/measures/find-desk.server.ts'
import { CAUSE_LABELS } from '#app/remediation/measures/labels.ts'
import { CASE_CAUSES } from '#app/remediation/measures/vocabulary.ts'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { cx } from '#app/ui/cx.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.measure_desk_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { searchParams } = new URL(request.url)
  const view = oneOf(DESK_VIEWS, searchParams.get('view')) ?? 'due'
  const cause = isCaseView(view) ? oneOf(CASE_CAUSES, searchParams.get('cause')) : null
  const page = readPage(searchParams)
  const db = getDb()
  return {
    view,
    cause,
    now: context.now,
    counts: DESK_VIEWS.map(one => ({ view: one, count: countDesk(db, actor, one, null) })),
    cases: isCaseView(view) ? listCases(db, actor, view, { cause, page }) : null,
    decisions: isCaseView(view) ? null : listDecisions(db, actor, view, page),
  }
}

const VIEW_LABELS = {
  due: m.measure_view_due,
  proposed: m.measure_view_proposed,
  running: m.measure_view_running,
  ended: m.measure_view_ended,
  decided: m.measure_view_decided,
}

export default function Committee() {
  const { view, cause, now, counts, cases, decisions } = useLoaderData<typeof loader>()
  const l = useLocale()
  const list = cases ?? decisions
  const title = VIEW_LABELS[view]({}, l)
  const hrefOf = (change: { view?: string; cause?: string | null; page?: number }) => {
    const params = new URLSearchParams({ view: change.view ?? view })
    const chosen = change.cause === undefined ? cause : change.cause
    if (chosen && !change.view) params.set('cause', chosen)
    if (change.page) params.set('page', String(change.page))
    return `/committee?${params}`
  }
  const tab = (isCurrent: boolean) =>
    cx(
      'inline-flex min-h-8 items-center rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
      isCurrent ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
    )
  return (
    <Page
      title={m.measure_desk_title({}, l)}
      lead={m.measure_desk_lead({}, l)}
      width="wide"
      actions={
        <>
          <ExportLinks table="measure-cases" search="" of={m.actionboard_export_cases({}, l)} isNamed />
          <ExportLinks
            table="measure-decisions"
            search=""
            of={m.actionboard_export_decisions({}, l)}
            isNamed
          />
        </>
      }
    >
      <Stack>
        <nav aria-label={m.measure_desk_title({}, l)} className="flex flex-wrap items-center gap-2">
          {counts.map(({ view: one, count }) => (
            <Link
              key={one}
              to={hrefOf({ view: one })}
              aria-current={one === view ? 'page' : undefined}
              className={tab(one === view)}
            >
              {VIEW_LABELS[one]({}, l)} {count}
            </Link>
          ))}
        </nav>
        {cases && (
          <nav aria-label={m.measure_by_cause({}, l)} className="flex flex-wrap items-center gap-2">
            <Link to={hrefOf({ cause: null })} className={tab(cause === null)}>
              {m.measure_every_cause({}, l)}
            </Link>
            {CASE_CAUSES.map(one => (
              <Link key={one} to={hrefOf({ cause: one })} className={tab(one === cause)}>
                {CAUSE_LABELS[one]({}, l)}
              </Link>
            ))}
          </nav>
        )}
        {!list || list.total === 0 ? (
          <EmptyState title={m.measure_none({}, l)}>{m.measure_none_text({}, l)}</EmptyState>
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            {cases && <CaseTable rows={cases.rows} now={now} caption={title} />}
            {decisions && <DecisionTable rows={decisions.rows} caption={title} />}
            <Pagination page={list.page} pageCount={list.pageCount} hrefFor={page => hrefOf({ page })} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
