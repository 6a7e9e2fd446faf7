import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { createSite } from '#app/sites/manage-sites.server.ts'
import { readSiteFacts, SiteForm } from '#app/sites/site-form.ts'
import { SiteFields } from '#app/sites/SiteFields.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.sites_add_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canManageSuppliers)
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const form = await request.formData()
  const parsed = parseForm(SiteForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const read = readSiteFacts(parsed.values)
  const result = read.ok ? createSite(getDb(), actionContext(context, actor), read.facts) : read
  if (result.ok) return redirectWithFlash('/sites', m.sites_created({}, { locale: context.locale }))
  if ('code' in result) throw notFound()
  return invalidForm(result.errors, rawOf(SiteForm, form))
}

export default function NewSite() {
  const l = useLocale()
  const { field, formProps } = useRuleForm(SiteForm, useActionData<typeof action>())
  const isSaving = useNavigation().state !== 'idle'
  return (
    <Page title={m.sites_add_title({}, l)} back={{ to: '/sites', label: m.sites_back({}, l) }} width="narrow">
      <Form {...formProps}>
        <Card>
          <Stack>
            <SiteFields field={field} />
            <div>
              <Button type="submit" pending={isSaving}>
                {m.sites_save({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
