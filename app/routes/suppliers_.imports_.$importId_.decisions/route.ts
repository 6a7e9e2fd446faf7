import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { decideOpenRows, decideRow } from '#app/suppliers/import/check-import.server.ts'
import { findImport } from '#app/suppliers/import/find-import.server.ts'
import { ROW_DECISIONS, type RowDecision } from '#app/suppliers/import/import-state.ts'
import { refusalText } from '#app/suppliers/import/labels.ts'
import { rowsHref } from '#app/suppliers/import/row-search.ts'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { getDb } from '#db/client.server.ts'

/** Posted `rowNumber` and `decision`: one row, `open` to decide again. Without a row: all undecided ones. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const db = getDb()
  const id = requireFound(findImport(db, actor, params.importId ?? '')).id
  const form = await request.formData()
  const page = `/suppliers/imports/${id}`
  const decision = oneOf([...ROW_DECISIONS, 'open'], String(form.get('decision') ?? ''))
  const rowNumber = Number(form.get('rowNumber') ?? 0)
  if (decision === null || !Number.isInteger(rowNumber)) return redirect(page)
  const acting = actionContext(context, actor)
  const result =
    rowNumber > 0
      ? decideRow(db, acting, id, { rowNumber, decision: asDecision(decision) })
      : decideAll(decision)
  if (result.ok) return redirect(backTo(page, form, rowNumber))
  if (result.refusal.code === 'not-allowed') throw notFound()
  return redirectWithFlash(page, refusalText(result.refusal, { locale: context.locale }), 'warn')

  function decideAll(all: RowDecision | 'open') {
    return all === 'open' ? ({ ok: true } as const) : decideOpenRows(db, acting, id, all)
  }
}

function asDecision(decision: RowDecision | 'open'): RowDecision | null {
  return decision === 'open' ? null : decision
}

/** The same page of the duplicates, at the same row. */
function backTo(path: string, form: FormData, rowNumber: number) {
  const page = readPage(new URLSearchParams({ page: String(form.get('page') ?? 1) }))
  const href = rowsHref(path, { action: 'duplicate', field: null, code: null, page }, { page })
  return rowNumber > 0 ? `${href}#row-${rowNumber}` : path
}
