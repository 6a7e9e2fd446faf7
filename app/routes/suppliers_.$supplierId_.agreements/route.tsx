import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canManageAgreements, canSeeAgreements } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { findOfferedVersions } from '#app/agreements/find-agreements.server.ts'
import { listSigningsOf } from '#app/agreements/signing/find-signing.server.ts'
import { toListed } from '#app/agreements/signing/listed-signing.ts'
import { SigningList } from '#app/agreements/signing/SigningList.tsx'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierFrame } from '#app/suppliers/SupplierFrame.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const db = getDb()
  const supplier = requireFound(findSupplier(db, actor, params.supplierId ?? ''))
  const { locale, now } = context
  return {
    supplier,
    rows: listSigningsOf(db, actor, supplier.id, now).map(found => toListed(found, locale)),
    offered: findOfferedVersions(db, actor)
      .filter(({ template }) => canManageAgreements(actor, template.kind))
      .map(({ template, version }) => ({ code: template.code, title: titleFor(version, locale) })),
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, l => (data ? nameFor(data.supplier, l) : m.supplier_list_title({}, l)))

export default function SupplierAgreements() {
  const { supplier, rows, offered } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <SupplierFrame supplier={supplier}>
      {rows.length === 0 ? (
        <EmptyState title={m.signing_supplier_none({}, l)} />
      ) : (
        <Card>
          <SigningList rows={rows} maySign={false} path="/agreements/signings" />
        </Card>
      )}
      {offered.length > 0 && !supplier.closedAt && (
        <Card title={m.signing_invite_supplier({}, l)}>
          <ul className="flex flex-wrap gap-2">
            {offered.map(({ code, title }) => (
              <li key={code}>
                <ButtonLink
                  to={`/agreements/invitations?agreement=${code}&supplier=${supplier.id}`}
                  variant="secondary"
                  size="sm"
                >
                  {title}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </SupplierFrame>
  )
}
