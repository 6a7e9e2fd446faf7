import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { NewPasswordForm, whyNotTypedTwice } from '#app/accounts/forms.ts'
import { clearedLinkCookie, readLinkToken } from '#app/accounts/link-cookie.server.ts'
import { LinkOver } from '#app/accounts/LinkOver.tsx'
import { NewPasswordFields, UsernameForManagers } from '#app/accounts/NewPasswordFields.tsx'
import { redirectWithCookies } from '#app/accounts/redirect-with-cookies.server.ts'
import { findPasswordReset, resetPassword } from '#app/accounts/reset-password.server.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { clearedSessionCookie } from '#app/http/cookies.server.ts'
import { flashCookie } from '#app/http/flash.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

const LINK_OVER_STATUS = 410

export function loader({ request, context }: LoaderFunctionArgs) {
  const person = findPasswordReset(getDb(), readLinkToken('password-reset', request), context.now)
  return person ? data({ email: person.email }) : data({ email: null }, { status: LINK_OVER_STATUS })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const parsed = parseForm(NewPasswordForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const mismatch = whyNotTypedTwice(parsed.values)
  if (mismatch) return invalidForm(mismatch, rawOf(NewPasswordForm, form))
  const input = { token: readLinkToken('password-reset', request), password: parsed.values.password }
  const result = await resetPassword(getDb(), await getThrottle(), input, context)
  if (!result.ok) {
    if (result.why === 'link-over') return redirect('/password-reset/new')
    return invalidForm({ password: result.error }, {})
  }
  const text = m.accounts_reset_done({}, { locale: context.locale })
  const cookies = [clearedLinkCookie('password-reset'), clearedSessionCookie()]
  return redirectWithCookies('/sign-in', [...cookies, flashCookie({ tone: 'good', text })])
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_reset_title({}, l))

export default function ChooseNewPassword() {
  const { email } = useLoaderData<typeof loader>()
  const { field, formProps } = useRuleForm(NewPasswordForm, useActionData<typeof action>())
  const l = useLocale()
  if (email === null) return <LinkOver kind="password-reset" />
  return (
    <Page title={m.accounts_reset_title({}, l)} lead={m.accounts_reset_for({ email }, l)} width="narrow">
      <Card>
        <Form {...formProps}>
          <Stack>
            <UsernameForManagers email={email} />
            <NewPasswordFields label={m.accounts_new_password({}, l)} field={field} />
            <div>
              <Button type="submit">{m.accounts_reset_submit({}, l)}</Button>
            </div>
          </Stack>
        </Form>
      </Card>
    </Page>
  )
}
