import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { OwnActions } from '#app/remediation/actions/OwnActions.tsx'
import { ButtonAnchor } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Pagination } from '#app/ui/Table.tsx'
import type { OwnListData } from './route.tsx'
import { ViewLink } from './ViewLink.tsx'

const VIEWS = ['open', 'ended'] as const

/** What the supplier is asked to put right, and what it has. */
export function OwnList({ page }: { page: OwnListData }) {
  const { which, now, organisation, list, supplierId } = page
  const l = useLocale()
  const labels = { open: m.action_own_open({}, l), ended: m.action_own_ended({}, l) }
  return (
    <Page
      title={m.action_own_title({}, l)}
      lead={m.action_own_lead({ organisation }, l)}
      actions={
        which === 'open' &&
        list.total > 0 && (
          <ButtonAnchor href={`/suppliers/${supplierId}/improvement-notice.pdf`} variant="secondary">
            {m.actionboard_notice_link({}, l)}
          </ButtonAnchor>
        )
      }
    >
      <Stack>
        <nav aria-label={m.action_own_title({}, l)} className="flex flex-wrap items-center gap-2">
          {VIEWS.map(view => (
            <ViewLink key={view} to={`/actions?view=${view}`} isCurrent={view === which}>
              {labels[view]}
            </ViewLink>
          ))}
        </nav>
        {list.total === 0 ? (
          <EmptyState title={m.action_own_none({}, l)}>{m.action_own_none_text({}, l)}</EmptyState>
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            <OwnActions rows={list.rows} now={now} label={labels[which]} />
            <Pagination
              page={list.page}
              pageCount={list.pageCount}
              hrefFor={number => `/actions?view=${which}&page=${number}`}
            />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
