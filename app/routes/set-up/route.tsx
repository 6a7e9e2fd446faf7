import { redirect, type ActionFunctionArgs, type HeadersFunction, type MetaFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { SetUpForm, whyNotTypedTwice } from '#app/accounts/forms.ts'
import { NewPasswordFields } from '#app/accounts/NewPasswordFields.tsx'
import { redirectWithCookies } from '#app/accounts/redirect-with-cookies.server.ts'
import { refusedForm, waitHeaders } from '#app/accounts/refused-form.server.ts'
import { RefusalNotice } from '#app/accounts/RefusalNotice.tsx'
import { setUpOrganisation } from '#app/accounts/set-up-organisation.server.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { sessionCookie } from '#app/http/cookies.server.ts'
import { flashCookie } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { forgetSetUpCode, isSetUpCode } from '#app/server/set-up-code.server.ts'
import { existsOrganisation } from '#app/settings/organisation.server.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

/** There is one code, so all tries count as tries on it. */
const CODE_ACCOUNT = 'set-up'

export function loader() {
  if (existsOrganisation(getDb())) throw notFound()
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (existsOrganisation(getDb())) throw notFound()
  const form = await request.formData()
  const raw = rawOf(SetUpForm, form)
  const parsed = parseForm(SetUpForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const throttle = await getThrottle()
  const trier = { account: CODE_ACCOUNT, ip: context.ip }
  const retryAt = await throttle.refuse('set-up', trier)
  if (retryAt) return refusedForm(raw, { why: 'too-many-tries', retryAt }, context.now)
  if (!isSetUpCode(parsed.values.code)) return invalidForm({ code: { code: 'wrong-code' } }, raw)
  await throttle.forgive('set-up', trier)
  const mismatch = whyNotTypedTwice(parsed.values)
  if (mismatch) return invalidForm(mismatch, raw)
  const { locale } = context
  const result = await setUpOrganisation(getDb(), { ...parsed.values, locale }, context)
  if (!result.ok) {
    if (result.why === 'already-set-up') return redirect('/sign-in')
    return invalidForm({ password: result.error }, raw)
  }
  forgetSetUpCode()
  const done = flashCookie({ tone: 'good', text: m.accounts_set_up_done({}, { locale }) })
  return redirectWithCookies('/people', [sessionCookie(result.token), done])
}

export const headers: HeadersFunction = waitHeaders

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_set_up_title({}, l))

export default function SetUp() {
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(SetUpForm, result)
  const l = useLocale()
  return (
    <Page title={m.accounts_set_up_title({}, l)} lead={m.accounts_set_up_lead({}, l)} width="narrow">
      <Form {...formProps}>
        <Stack>
          <RefusalNotice result={result} />
          <Card>
            <TextField
              label={m.accounts_set_up_code({}, l)}
              hint={m.accounts_set_up_code_hint({}, l)}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              {...field('code')}
            />
          </Card>
          <Card title={m.accounts_set_up_organisation({}, l)}>
            <Stack>
              <TextField label={m.accounts_name_zh({}, l)} autoComplete="organization" {...field('nameZh')} />
              <TextField label={m.accounts_name_en({}, l)} autoComplete="off" {...field('nameEn')} />
            </Stack>
          </Card>
          <Card title={m.accounts_set_up_person({}, l)}>
            <Stack>
              <TextField label={m.accounts_name({}, l)} autoComplete="name" {...field('personName')} />
              <TextField
                label={m.accounts_email({}, l)}
                autoComplete="username"
                {...field('email')}
                type="email"
              />
              <NewPasswordFields label={m.accounts_choose_password({}, l)} field={field} />
            </Stack>
          </Card>
          <div>
            <Button type="submit">{m.accounts_set_up_submit({}, l)}</Button>
          </div>
        </Stack>
      </Form>
    </Page>
  )
}
