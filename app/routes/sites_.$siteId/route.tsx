import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { changeSite, findSite } from '#app/sites/manage-sites.server.ts'
import { readSiteFacts, SiteForm } from '#app/sites/site-form.ts'
import { SiteFields } from '#app/sites/SiteFields.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.sites_edit_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  return { site: requireFound(findSite(getDb(), actor, params.siteId ?? '')) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const form = await request.formData()
  const parsed = parseForm(SiteForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const read = readSiteFacts(parsed.values)
  const change = actionContext(context, actor)
  const result = read.ok ? changeSite(getDb(), change, params.siteId ?? '', read.facts) : read
  if (result.ok) return redirectWithFlash('/sites', m.sites_saved({}, { locale: context.locale }))
  if ('code' in result) throw notFound()
  return invalidForm(result.errors, rawOf(SiteForm, form))
}

export default function EditSite() {
  const { site } = useLoaderData<typeof loader>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(SiteForm, useActionData<typeof action>())
  const isSaving = useNavigation().state !== 'idle'
  return (
    <Page
      title={m.sites_edit_title({}, l)}
      lead={nameFor(site, l)}
      back={{ to: '/sites', label: m.sites_back({}, l) }}
      width="narrow"
    >
      <Stack>
        <Form {...formProps}>
          <Card>
            <Stack>
              <SiteFields field={field} facts={site} />
              <div>
                <Button type="submit" pending={isSaving}>
                  {m.sites_save({}, l)}
                </Button>
              </div>
            </Stack>
          </Card>
        </Form>
        <Closing />
      </Stack>
    </Page>
  )
}

/** Takes the site out of use, or back into it. */
function Closing() {
  const { site } = useLoaderData<typeof loader>()
  const l = useLocale()
  const isClosed = site.closedAt !== null
  return (
    <Card>
      <Form method="post" action={`/sites/${site.id}/${isClosed ? 'reopening' : 'closing'}`}>
        <Stack gap="sm">
          <p className="text-soft">{isClosed ? m.sites_reopen_note({}, l) : m.sites_close_note({}, l)}</p>
          <div>
            <Button type="submit" variant="secondary">
              {isClosed ? m.sites_reopen({}, l) : m.sites_close({}, l)}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  )
}
