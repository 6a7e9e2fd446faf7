import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ProfileForm } from '#app/accounts/forms.ts'
import { LanguageField } from '#app/accounts/LanguageField.tsx'
import { changeProfile, listOwnSessions } from '#app/accounts/own-account.server.ts'
import { redirectWithCookies } from '#app/accounts/redirect-with-cookies.server.ts'
import { roleNames } from '#app/accounts/role-labels.ts'
import { localeCookie } from '#app/http/cookies.server.ts'
import { flashCookie } from '#app/http/flash.server.ts'
import { actionContext, requireActor } from '#app/http/guards.server.ts'
import { invalidForm, parseForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'
import { SessionList } from './SessionList.tsx'

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { name, email, roles } = actor
  const sessions = listOwnSessions(getDb(), actionContext(context, actor)).map(session => ({
    id: session.publicId,
    ip: session.ip,
    userAgent: session.userAgent,
    lastSeenAt: session.lastSeenAt,
    isThis: session.publicId === context.sessionId,
  }))
  return { name, email, roles: [...roles], sessions }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const parsed = parseForm(ProfileForm, await request.formData())
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { name, locale } = parsed.values
  changeProfile(getDb(), actionContext(context, actor), { name, locale })
  const saved = flashCookie({ tone: 'good', text: m.accounts_saved({}, { locale }) })
  return redirectWithCookies('/account', [localeCookie(locale), saved])
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_account_title({}, l))

export default function Account() {
  const { name, email, roles, sessions } = useLoaderData<typeof loader>()
  const { field, formProps } = useRuleForm(ProfileForm, useActionData<typeof action>())
  const l = useLocale()
  const facts = [
    { term: m.accounts_email({}, l), value: email },
    { term: m.accounts_roles({}, l), value: roleNames(roles, l) },
  ]
  return (
    <Page title={m.accounts_account_title({}, l)} width="narrow">
      <Stack>
        <Card title={m.accounts_profile({}, l)}>
          <Stack>
            <Definitions items={facts} />
            <Form {...formProps} key={l.locale}>
              <Stack>
                <TextField
                  label={m.accounts_name({}, l)}
                  hint={m.accounts_name_hint({}, l)}
                  autoComplete="name"
                  defaultValue={name}
                  {...field('name')}
                />
                <LanguageField {...field('locale')} />
                <div>
                  <Button type="submit">{m.accounts_save({}, l)}</Button>
                </div>
              </Stack>
            </Form>
          </Stack>
        </Card>
        <Card title={m.accounts_password({}, l)}>
          <ButtonLink to="/account/password" variant="secondary">
            {m.accounts_change_password({}, l)}
          </ButtonLink>
        </Card>
        <SessionList sessions={sessions} />
      </Stack>
    </Page>
  )
}
