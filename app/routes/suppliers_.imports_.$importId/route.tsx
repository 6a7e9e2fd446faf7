import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findImport, findRows } from '#app/suppliers/import/find-import.server.ts'
import { isUnderWay } from '#app/suppliers/import/import-state.ts'
import { ImportStateBadge } from '#app/suppliers/import/ImportStateBadge.tsx'
import { readRowSearch } from '#app/suppliers/import/row-search.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { Checked } from './Checked.tsx'
import { Ended } from './Ended.tsx'
import { UnderWay } from './UnderWay.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.import_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const db = getDb()
  const found = requireFound(findImport(db, actor, params.importId ?? ''))
  if (found.state === 'mapped') throw redirect(`/suppliers/imports/${found.id}/columns`)
  const search = readRowSearch(new URL(request.url).searchParams, found.counts)
  const { action, field, code, page } = search
  const isShown = found.state === 'checked' || found.state === 'applied'
  const rows = isShown ? findRows(db, found, { action, field, code }, page) : null
  return { found, search, rows }
}

export type ImportData = ReturnType<typeof useLoaderData<typeof loader>>

/** One import, in whatever state it is. */
export default function Import() {
  const loaded = useLoaderData<typeof loader>()
  const { found } = loaded
  const l = useLocale()
  return (
    <Page
      title={m.import_title({}, l)}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ImportStateBadge state={found.state} />
          <span className="break-all">{found.fileName}</span>
          <span>{formatDateTime(found.createdAt, l.locale)}</span>
        </span>
      }
      back={{ to: '/suppliers/imports', label: m.import_back({}, l) }}
    >
      {isUnderWay(found.state) ? (
        <UnderWay found={found} />
      ) : found.state === 'checked' ? (
        <Checked {...loaded} />
      ) : (
        <Ended {...loaded} />
      )}
    </Page>
  )
}
