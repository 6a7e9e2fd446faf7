import { Form, useNavigation } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { actionFilterParams, actionsHref } from '#app/remediation/actions/action-search.ts'
import { ActionTable } from '#app/remediation/actions/ActionTable.tsx'
import { STATE_FILTER_LABELS } from '#app/remediation/actions/labels.ts'
import { ActionTabs } from '#app/remediation/board/ActionTabs.tsx'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { Button, ButtonAnchor } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Pagination } from '#app/ui/Table.tsx'
import { FilterForm } from './FilterForm.tsx'
import type { BuyerListData } from './route.tsx'
import { ViewLink } from './ViewLink.tsx'

/** Corrective actions of all suppliers. Drafts can be issued together. */
export function BuyerList({ page }: { page: BuyerListData }) {
  const { filter, counts, list } = page
  const l = useLocale()
  const search = String(new URLSearchParams(actionFilterParams(filter)))
  return (
    <Page
      title={m.action_list_title({}, l)}
      lead={m.action_list_lead({}, l)}
      actions={
        <>
          {page.supplier && counts.some(({ state, count }) => state === 'open' && count > 0) && (
            <ButtonAnchor href={`/suppliers/${page.supplier.id}/improvement-notice.pdf`} variant="secondary">
              {m.actionboard_notice_link({}, l)}
            </ButtonAnchor>
          )}
          <ExportLinks table="actions" search={search} of={m.actionboard_export_actions({}, l)} isNamed />
          <ExportLinks table="action-plans" search={search} of={m.actionboard_export_plans({}, l)} isNamed />
        </>
      }
      width="wide"
    >
      <ActionTabs current="list" />
      <Stack>
        <nav aria-label={m.action_list_title({}, l)} className="flex flex-wrap items-center gap-2">
          {counts.map(({ state, count }) => (
            <ViewLink key={state} to={actionsHref({ ...filter, state })} isCurrent={state === filter.state}>
              {STATE_FILTER_LABELS[state]({}, l)} {count}
            </ViewLink>
          ))}
        </nav>
        <FilterForm page={page} />
        {list.total === 0 ? (
          <EmptyState title={m.action_list_none({}, l)}>{m.action_list_none_text({}, l)}</EmptyState>
        ) : (
          <Found page={page} />
        )}
      </Stack>
    </Page>
  )
}

function Found({ page: { filter, list, now, mayManage } }: { page: BuyerListData }) {
  const l = useLocale()
  const isSending = useNavigation().formAction === '/actions/issuing'
  const mayIssue = mayManage && filter.state === 'draft'
  const table = (
    <Card padded={false} className="relative overflow-hidden">
      <ActionTable
        rows={list.rows}
        now={now}
        caption={m.action_list_title({}, l)}
        isOfMany
        isChosenFrom={mayIssue}
        areAllChosen={filter.supplierId !== null}
      />
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        hrefFor={number => actionsHref({ ...filter, page: number })}
      />
    </Card>
  )
  return (
    <>
      <p className="text-sm text-soft">{m.action_list_total({ count: String(list.total) }, l)}</p>
      {mayIssue ? (
        <Form method="post" action="/actions/issuing" className="flex flex-col gap-3">
          {filter.supplierId && <input type="hidden" name="supplier" value={filter.supplierId} />}
          {table}
          <Button type="submit" pending={isSending} className="self-start">
            {m.action_issue_chosen({}, l)}
          </Button>
        </Form>
      ) : (
        table
      )}
    </>
  )
}
