import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { waitHeaders } from '#app/accounts/refused-form.server.ts'
import { newToken } from '#app/accounts/token.server.ts'
import { ChannelNotice } from '#app/integrity/channel/ChannelNotice.tsx'
import { forgiveTry, refuseTry } from '#app/integrity/channel/channel-throttle.server.ts'
import { openMailbox } from '#app/integrity/channel/mailbox.server.ts'
import { MailboxView } from '#app/integrity/channel/MailboxView.tsx'
import { tooManyTries } from '#app/integrity/channel/report-answer.server.ts'
import { notTaken, type ChannelResult } from '#app/integrity/channel/report-answer.ts'
import { MailboxForm } from '#app/integrity/channel/report-form.ts'
import { parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.channel_mailbox_title({}, l))
export const headers: HeadersFunction = waitHeaders

export function loader(_: LoaderFunctionArgs) {
  return { megabytes: loadSettings(getDb()).maxEvidenceMegabytes }
}

/** Opens a mailbox for one answer: the key stands in no address, no cookie and no storage of the browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const parsed = parseForm(MailboxForm, form)
  if (!parsed.ok) return data(notTaken(parsed.raw, { errors: parsed.errors }), { status: 422 })
  const retryAt = await refuseTry('mailbox', context.ip)
  if (retryAt) return tooManyTries(retryAt, context.now)
  const mailbox = openMailbox(getDb(), parsed.values.key)
  if (!mailbox) return data(notTaken(rawOf(MailboxForm, form), { isUnknown: true }), { status: 422 })
  await forgiveTry('mailbox', context.ip)
  return { mailbox, caseKey: parsed.values.key, once: newToken() }
}

export default function MailboxPage() {
  const { megabytes } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (result && 'mailbox' in result) return <MailboxView {...result} megabytes={megabytes} />
  return <KeyForm result={result} />
}

function KeyForm({ result }: { result: ChannelResult | undefined }) {
  const l = useLocale()
  const isOpening = useNavigation().state !== 'idle'
  const { field, formProps } = useRuleForm(MailboxForm, result)
  const isRefused = result !== undefined && (result.isUnknown || result.retryAt !== null)
  return (
    <Page title={m.channel_mailbox_title({}, l)} lead={m.channel_mailbox_lead({}, l)} width="narrow">
      <Stack>
        {isRefused && <ChannelNotice result={result} />}
        <Card>
          <Form {...formProps} autoComplete="off">
            <Stack>
              <TextField
                label={m.channel_key({}, l)}
                hint={m.channel_key_hint({}, l)}
                {...field('key')}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                className="font-mono"
              />
              <div>
                <Button type="submit" pending={isOpening}>
                  {m.channel_open({}, l)}
                </Button>
              </div>
            </Stack>
          </Form>
        </Card>
        <p className="text-sm text-soft">{m.channel_key_lost({}, l)}</p>
        <p>
          <Link to="/report" className="link">
            {m.channel_new_report({}, l)}
          </Link>
        </p>
      </Stack>
    </Page>
  )
}
