import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAnswer, canSubmit } from '#app/accounts/roles.ts'
import { listOwnSignings } from '#app/agreements/signing/find-signing.server.ts'
import { toListed } from '#app/agreements/signing/listed-signing.ts'
import { SigningList } from '#app/agreements/signing/SigningList.tsx'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  return {
    maySign: canSubmit(actor),
    rows: listOwnSignings(getDb(), actor, context.now).map(found => toListed(found, context.locale)),
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.signing_list_title({}, l))

export default function Signings() {
  const { rows, maySign } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page title={m.signing_list_title({}, l)} lead={m.signing_list_lead({}, l)}>
      {rows.length === 0 ? (
        <EmptyState title={m.signing_list_none({}, l)}>{m.signing_list_none_text({}, l)}</EmptyState>
      ) : (
        <Card>
          <SigningList rows={rows} maySign={maySign} path="/signings" />
        </Card>
      )}
    </Page>
  )
}
