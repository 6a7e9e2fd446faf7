import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ChangePasswordForm, whyNotTypedTwice } from '#app/accounts/forms.ts'
import { NewPasswordFields, PasswordField, UsernameForManagers } from '#app/accounts/NewPasswordFields.tsx'
import { changePassword } from '#app/accounts/own-account.server.ts'
import { refusedForm, waitHeaders } from '#app/accounts/refused-form.server.ts'
import { refusalIn, RefusalNotice } from '#app/accounts/RefusalNotice.tsx'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireActor } from '#app/http/guards.server.ts'
import { invalidForm, parseForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context }: LoaderFunctionArgs) {
  return { email: requireActor(context, request).email }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const parsed = parseForm(ChangePasswordForm, await request.formData())
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const mismatch = whyNotTypedTwice(parsed.values)
  if (mismatch) return invalidForm(mismatch, {})
  const input = { current: parsed.values.current, next: parsed.values.password, sessionId: context.sessionId }
  const result = await changePassword(getDb(), await getThrottle(), actionContext(context, actor), input)
  if (result.ok)
    return redirectWithFlash('/account', m.accounts_password_changed({}, { locale: context.locale }))
  switch (result.why) {
    case 'too-many-tries':
      return refusedForm({}, result, context.now)
    case 'wrong-password':
      return refusedForm({}, { why: 'wrong-password' }, context.now)
    case 'weak-password':
      return invalidForm({ password: result.error }, {})
  }
}

export const headers: HeadersFunction = waitHeaders

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_change_password({}, l))

export default function ChangePassword() {
  const { email } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(ChangePasswordForm, result)
  const l = useLocale()
  const isWrong = refusalIn(result)?.why === 'wrong-password'
  const { error, ...current } = field('current')
  return (
    <Page
      title={m.accounts_change_password({}, l)}
      back={{ to: '/account', label: m.accounts_account_title({}, l) }}
      width="narrow"
    >
      <Stack>
        <RefusalNotice result={result} />
        <Card>
          <Form {...formProps}>
            <Stack>
              <UsernameForManagers email={email} />
              <PasswordField
                label={m.accounts_current_password({}, l)}
                {...current}
                error={error ?? (isWrong ? m.accounts_wrong_password({}, l) : undefined)}
              />
              <NewPasswordFields label={m.accounts_new_password({}, l)} field={field} />
              <div className="flex flex-wrap items-center justify-between gap-3">
                <Button type="submit">{m.accounts_reset_submit({}, l)}</Button>
                <Link to="/password-reset" className="text-accent underline-offset-4 hover:underline">
                  {m.accounts_forgot_password({}, l)}
                </Link>
              </div>
            </Stack>
          </Form>
        </Card>
      </Stack>
    </Page>
  )
}
