import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { countOf, listMatters } from '#app/integrity/matters/find-matters.server.ts'
import { MATTER_VIEWS, statesOf } from '#app/integrity/matters/matter-views.ts'
import { m } from '#app/paraglide/messages.js'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { cx } from '#app/ui/cx.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { MatterTable } from './MatterTable.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_list_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const { searchParams } = new URL(request.url)
  const view = oneOf(MATTER_VIEWS, searchParams.get('view')) ?? 'open'
  const isMine = searchParams.get('mine') === '1'
  const assigneeId = isMine ? actor.userId : null
  const db = getDb()
  const counts = MATTER_VIEWS.map(one => ({
    view: one,
    count: countOf(db, actor, { states: statesOf(one), assigneeId }),
  }))
  const filter = { states: statesOf(view), assigneeId }
  return { view, isMine, counts, list: listMatters(db, actor, filter, readPage(searchParams), context.now) }
}

export type MatterListData = ReturnType<typeof useLoaderData<typeof loader>>

const VIEW_LABELS = {
  open: m.matter_view_open,
  decided: m.matter_view_decided,
  filed: m.matter_view_filed,
}

export default function Matters() {
  const { view, isMine, counts, list } = useLoaderData<typeof loader>()
  const l = useLocale()
  const hrefOf = (change: { view?: string; mine?: boolean; page?: number }) => {
    const params = new URLSearchParams({ view: change.view ?? view })
    if (change.mine ?? isMine) params.set('mine', '1')
    if (change.page) params.set('page', String(change.page))
    return `/matters?${params}`
  }
  return (
    <Page
      title={m.matter_list_title({}, l)}
      lead={m.matter_list_lead({}, l)}
      actions={
        <>
          <ButtonLink to="/matters/statistics" variant="secondary">
            {m.matter_statistics({}, l)}
          </ButtonLink>
          <ButtonLink to="/registers/gifts" variant="secondary">
            {m.register_gifts({}, l)}
          </ButtonLink>
          <ButtonLink to="/registers/conflicts" variant="secondary">
            {m.register_conflicts({}, l)}
          </ButtonLink>
          <ButtonLink to="/matters/new">{m.matter_new({}, l)}</ButtonLink>
        </>
      }
      width="wide"
    >
      <Stack>
        <nav aria-label={m.matter_list_title({}, l)} className="flex flex-wrap items-center gap-2">
          {counts.map(({ view: one, count }) => (
            <Link
              key={one}
              to={hrefOf({ view: one })}
              aria-current={one === view ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-8 items-center rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
                one === view ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
              )}
            >
              {VIEW_LABELS[one]({}, l)} {count}
            </Link>
          ))}
          <Link to={hrefOf({ mine: !isMine })} className="link text-sm">
            {isMine ? m.matter_view_all({}, l) : m.matter_view_mine({}, l)}
          </Link>
        </nav>
        {list.total === 0 ? (
          <EmptyState title={m.matter_none({}, l)}>{m.matter_none_text({}, l)}</EmptyState>
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            <MatterTable rows={list.rows} />
            <Pagination page={list.page} pageCount={list.pageCount} hrefFor={page => hrefOf({ page })} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
