import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { canAdminister } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { changeSettings } from '#app/settings/change-settings.server.ts'
import { findOrganisation } from '#app/settings/queries.server.ts'
import { SETTING_LIMITS } from '#app/settings/setting-limits.ts'
import { SettingsForm } from '#app/settings/settings-form.ts'
import { readSettings } from '#app/settings/settings.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canAdminister)
  const { nameZh, nameEn, settings } = requireFound(findOrganisation(getDb()))
  return { nameZh, nameEn, ...readSettings(settings) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  const parsed = parseForm(SettingsForm, await request.formData())
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = changeSettings(getDb(), actionContext(context, actor), parsed.values)
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
  const { min, max } = SETTING_LIMITS.maxEvidenceMegabytes
  const sizeHint = m.accounts_settings_evidence_size_hint({ min: String(min), max: String(max) }, l)
  const text = (name: 'nameZh' | 'nameEn', label: string) => (
    <TextField label={label} defaultValue={current[name]} {...field(name)} />
  )
  const number = (name: keyof typeof SETTING_LIMITS, label: string, hint?: string) => (
    <TextField label={label} hint={hint} inputMode="decimal" defaultValue={current[name]} {...field(name)} />
  )
  return (
    <Page title={m.accounts_settings_title({}, l)} width="narrow">
      <Form {...formProps}>
        <Stack>
          <Card title={m.accounts_settings_organisation({}, l)}>
            <Stack>
              <p className="text-soft">{m.accounts_settings_organisation_lead({}, l)}</p>
              {text('nameZh', m.accounts_name_zh({}, l))}
              {text('nameEn', m.accounts_name_en({}, l))}
            </Stack>
          </Card>
          <Card title={m.accounts_settings_campaigns({}, l)}>
            <Stack>
              {number(
                'campaignDays',
                m.accounts_settings_campaign_days({}, l),
                m.accounts_settings_campaign_days_hint({}, l),
              )}
              {number(
                'returnDays',
                m.accounts_settings_return_days({}, l),
                m.accounts_settings_return_days_hint({}, l),
              )}
            </Stack>
          </Card>
          <Card title={m.accounts_settings_evidence({}, l)}>
            {number('maxEvidenceMegabytes', m.accounts_settings_evidence_size({}, l), sizeHint)}
          </Card>
          <div>
            <Button type="submit">{m.accounts_save({}, l)}</Button>
          </div>
        </Stack>
      </Form>
    </Page>
  )
}
