import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type HeadersFunction,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { SignInForm } from '#app/accounts/forms.ts'
import { PasswordField } from '#app/accounts/NewPasswordFields.tsx'
import { refusedForm, waitHeaders } from '#app/accounts/refused-form.server.ts'
import { RefusalNotice } from '#app/accounts/RefusalNotice.tsx'
import { safeReturnTo } from '#app/accounts/return-to.ts'
import { signIn } from '#app/accounts/sign-in.server.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { readCookie, sessionCookie, sessionCookieName } from '#app/http/cookies.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { getEnvironment } from '#app/server/environment.server.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'
import { DEMO_LOGINS } from '#db/demo-logins.ts'
import { DemoLogins } from './DemoLogins.tsx'

export function loader({ request, context }: LoaderFunctionArgs) {
  if (context.actor) throw redirect(returnToOf(request))
  return { demoLogins: getEnvironment().isDemo ? DEMO_LOGINS : [] }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const parsed = parseForm(SignInForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const previousToken = readCookie(request.headers.get('Cookie') ?? undefined, sessionCookieName())
  const result = await signIn(getDb(), await getThrottle(), { ...parsed.values, previousToken }, context)
  if (!result.ok) return refusedForm(rawOf(SignInForm, form), result, context.now)
  return redirect(returnToOf(request), { headers: { 'Set-Cookie': sessionCookie(result.token) } })
}

export const headers: HeadersFunction = waitHeaders

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_sign_in({}, l))

export default function SignIn() {
  const { demoLogins } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const isSending = useNavigation().formAction?.startsWith('/sign-in') ?? false
  const { field, formProps } = useRuleForm(SignInForm, result)
  const l = useLocale()
  return (
    <Page title={m.accounts_sign_in({}, l)} lead={m.accounts_sign_in_lead({}, l)} width="narrow">
      <Stack>
        <RefusalNotice result={result} />
        <Card>
          <Form {...formProps}>
            <Stack>
              <TextField
                label={m.accounts_email({}, l)}
                autoComplete="username"
                {...field('email')}
                type="email"
              />
              <PasswordField label={m.accounts_password({}, l)} {...field('password')} />
              <div className="flex flex-wrap items-center justify-between gap-3">
                <Button type="submit" pending={isSending}>
                  {m.accounts_sign_in({}, l)}
                </Button>
                <Link to="/password-reset" className="text-accent underline-offset-4 hover:underline">
                  {m.accounts_forgot_password({}, l)}
                </Link>
              </div>
            </Stack>
          </Form>
        </Card>
        <p className="text-sm text-soft">{m.accounts_no_account({}, l)}</p>
        {demoLogins.length > 0 && <DemoLogins logins={demoLogins} />}
      </Stack>
    </Page>
  )
}

/** Carried in the page's own address, so that it outlives a failed try. */
function returnToOf(request: Request) {
  return safeReturnTo(new URL(request.url).searchParams.get('returnTo'))
}
