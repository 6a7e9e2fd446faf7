import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ResetRequestForm } from '#app/accounts/forms.ts'
import { refusedForm, waitHeaders } from '#app/accounts/refused-form.server.ts'
import { RefusalNotice } from '#app/accounts/RefusalNotice.tsx'
import { requestPasswordReset } from '#app/accounts/reset-password.server.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { PASSWORD_RESET_MINUTES } from '#app/accounts/token-policy.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

/** For everybody, also signed in: who has forgotten the current password cannot change it otherwise. */
export function loader({ context }: LoaderFunctionArgs) {
  return { email: context.actor?.email ?? '' }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const parsed = parseForm(ResetRequestForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = await requestPasswordReset(getDb(), await getThrottle(), parsed.values.email, context)
  return result.ok ? { isSent: true } : refusedForm(rawOf(ResetRequestForm, form), result, context.now)
}

export const headers: HeadersFunction = waitHeaders

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_reset_title({}, l))

export default function PasswordReset() {
  const { email } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const isSent = result !== undefined && 'isSent' in result
  const { field, formProps } = useRuleForm(ResetRequestForm, isSent ? undefined : result)
  const l = useLocale()
  return (
    <Page
      title={m.accounts_reset_title({}, l)}
      lead={m.accounts_reset_request_lead({}, l)}
      back={{ to: '/sign-in', label: m.accounts_back_to_sign_in({}, l) }}
      width="narrow"
    >
      <Stack>
        {isSent ? <Sent /> : <RefusalNotice result={result} />}
        <Card>
          <Form {...formProps}>
            <Stack>
              <TextField
                label={m.accounts_email({}, l)}
                autoComplete="username"
                defaultValue={email}
                {...field('email')}
                type="email"
              />
              <div>
                <Button type="submit" variant={isSent ? 'secondary' : 'primary'}>
                  {m.accounts_reset_request_submit({}, l)}
                </Button>
              </div>
            </Stack>
          </Form>
        </Card>
      </Stack>
    </Page>
  )
}

function Sent() {
  const l = useLocale()
  return (
    <div role="status">
      <Notice tone="good" title={m.accounts_reset_requested_title({}, l)}>
        {m.accounts_reset_requested({ minutes: String(PASSWORD_RESET_MINUTES) }, l)}
      </Notice>
    </div>
  )
}
