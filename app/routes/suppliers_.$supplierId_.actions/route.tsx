import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { canManageActions, canSeeAssessments } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { NO_ACTION_FILTER } from '#app/remediation/actions/action-search.ts'
import { isOpenAction } from '#app/remediation/actions/action-state.ts'
import { ActionTable } from '#app/remediation/actions/ActionTable.tsx'
import { listActions } from '#app/remediation/actions/list-actions.server.ts'
import { findProposable } from '#app/remediation/actions/propose-actions.server.ts'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { readPage } from '#app/suppliers/supplier-search.ts'
import { SupplierFrame } from '#app/suppliers/SupplierFrame.tsx'
import { Button, ButtonAnchor, ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, l => (data ? nameFor(data.supplier, l) : m.supplier_list_title({}, l)))

/** Every corrective action of one supplier, drafts and ended ones too. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const supplier = requireFound(findSupplier(db, actor, params.supplierId ?? ''))
  const { now } = context
  const filter = { ...NO_ACTION_FILTER, supplierId: supplier.id }
  return {
    supplier,
    now,
    mayManage: canManageActions(actor) && !supplier.closedAt,
    proposable: findProposable(db, actor, supplier.id),
    list: listActions(db, actor, filter, readPage(new URL(request.url).searchParams), now),
  }
}

export default function SupplierActions() {
  const { supplier, now, list, mayManage } = useLoaderData<typeof loader>()
  const l = useLocale()
  const path = `/suppliers/${supplier.id}/actions`
  return (
    <SupplierFrame
      supplier={supplier}
      actions={
        <>
          {list.rows.some(({ state }) => isOpenAction(state)) && (
            <ButtonAnchor href={`/suppliers/${supplier.id}/improvement-notice.pdf`} variant="secondary">
              {m.actionboard_notice_link({}, l)}
            </ButtonAnchor>
          )}
          {mayManage && <Actions path={path} />}
        </>
      }
    >
      {list.total === 0 ? (
        <EmptyState title={m.action_supplier_none({}, l)}>{m.action_supplier_none_text({}, l)}</EmptyState>
      ) : (
        <Card padded={false} className="relative overflow-hidden">
          <ActionTable rows={list.rows} now={now} caption={m.action_list_title({}, l)} />
          <Pagination page={list.page} pageCount={list.pageCount} hrefFor={page => `${path}?page=${page}`} />
        </Card>
      )}
    </SupplierFrame>
  )
}

function Actions({ path }: { path: string }) {
  const { proposable } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <>
      {proposable && (
        <Form method="post" action={`/reviews/${proposable.assessmentId}/proposals`}>
          <Button type="submit" variant="secondary">
            {m.action_propose({}, l)}
          </Button>
        </Form>
      )}
      <ButtonLink to={`${path}/new`}>{m.action_new({}, l)}</ButtonLink>
    </>
  )
}
