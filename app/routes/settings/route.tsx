import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { canAdminister } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { changeSettings } from '#app/settings/change-settings.server.ts'
import { findOrganisation } from '#app/settings/queries.server.ts'
import { readSettingsForm, SettingsForm } from '#app/settings/settings-form.ts'
import { readSettings } from '#app/settings/settings.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'
import { SettingsFields } from './SettingsFields.tsx'

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canAdminister)
  const { nameZh, nameEn, settings } = requireFound(findOrganisation(getDb()))
  return { nameZh, nameEn, ...readSettings(settings) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  const form = await request.formData()
  const parsed = parseForm(SettingsForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const read = readSettingsForm(parsed.values)
  if (!read.ok) return invalidForm(read.errors, rawOf(SettingsForm, form))
  const result = changeSettings(getDb(), actionContext(context, actor), read.change)
  if (!result.ok) throw notFound()
  const isChanged = result.changed.length > 0
  const text = isChanged ? m.accounts_saved({}, context) : m.accounts_settings_unchanged({}, context)
  return redirectWithFlash('/settings', text, isChanged ? 'good' : 'info')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_settings_title({}, l))

export default function SettingsPage() {
  const current = useLoaderData<typeof loader>()
  const { field, formProps } = useRuleForm(SettingsForm, useActionData<typeof action>())
  const l = useLocale()
  return (
    <Page title={m.accounts_settings_title({}, l)} width="narrow">
      <Form {...formProps}>
        <Stack>
          <SettingsFields field={field} current={current} />
          <div>
            <Button type="submit">{m.accounts_save({}, l)}</Button>
          </div>
        </Stack>
      </Form>
    </Page>
  )
}
