import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation, findInvitation } from '#app/accounts/accept-invitation.server.ts'
import { AcceptInvitationForm, whyNotTypedTwice } from '#app/accounts/forms.ts'
import { clearedLinkCookie, readLinkToken } from '#app/accounts/link-cookie.server.ts'
import { LinkOver } from '#app/accounts/LinkOver.tsx'
import { NewPasswordFields, UsernameForManagers } from '#app/accounts/NewPasswordFields.tsx'
import { redirectWithCookies } from '#app/accounts/redirect-with-cookies.server.ts'
import { readCookie, sessionCookie, sessionCookieName } from '#app/http/cookies.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

const LINK_OVER_STATUS = 410

export function loader({ request, context }: LoaderFunctionArgs) {
  const found = findInvitation(getDb(), readLinkToken('invitation', request), context.now)
  if (!found) return data({ invitation: null }, { status: LINK_OVER_STATUS })
  const { email, name, supplierNames } = found
  const organisation = requireOrganisationName(getDb(), context.locale)
  const supplier = supplierNames && (context.locale === 'zh-CN' ? supplierNames.nameZh : supplierNames.nameEn)
  return data({ invitation: { email, name, supplier, organisation } })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const parsed = parseForm(AcceptInvitationForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const mismatch = whyNotTypedTwice(parsed.values)
  if (mismatch) return invalidForm(mismatch, rawOf(AcceptInvitationForm, form))
  const token = readLinkToken('invitation', request)
  const previousToken = readCookie(request.headers.get('Cookie') ?? undefined, sessionCookieName())
  const input = { ...parsed.values, locale: context.locale, previousToken }
  const result = await acceptInvitation(getDb(), token, input, context)
  if (result.ok)
    return redirectWithCookies('/', [sessionCookie(result.token), clearedLinkCookie('invitation')])
  if (result.why === 'link-over') return redirect('/invitation')
  return invalidForm({ password: result.error }, rawOf(AcceptInvitationForm, form))
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_invitation_title({}, l))

export default function Invitation() {
  const { invitation } = useLoaderData<typeof loader>()
  const { field, formProps } = useRuleForm(AcceptInvitationForm, useActionData<typeof action>())
  const l = useLocale()
  if (!invitation) return <LinkOver kind="invitation" />
  const { email, name, organisation, supplier } = invitation
  const lead = supplier
    ? m.accounts_invitation_lead_supplier({ organisation, supplier }, l)
    : m.accounts_invitation_lead({ organisation }, l)
  return (
    <Page title={m.accounts_invitation_title({}, l)} lead={lead} width="narrow">
      <Card>
        <Form {...formProps}>
          <Stack>
            <p>
              <span className="block font-medium">{m.accounts_email({}, l)}</span>
              <span className="break-all">{email}</span>
            </p>
            <UsernameForManagers email={email} />
            <TextField
              label={m.accounts_name({}, l)}
              hint={m.accounts_name_hint({}, l)}
              autoComplete="name"
              defaultValue={name}
              {...field('name')}
            />
            <NewPasswordFields label={m.accounts_choose_password({}, l)} field={field} />
            <div>
              <Button type="submit">{m.accounts_invitation_submit({}, l)}</Button>
            </div>
          </Stack>
        </Form>
      </Card>
    </Page>
  )
}
