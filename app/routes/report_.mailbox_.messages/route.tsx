import { data, type ActionFunctionArgs, type HeadersFunction, type MetaFunction } from '@remix-run/node'
import { Link, useActionData } from '@remix-run/react'
import { waitHeaders } from '#app/accounts/refused-form.server.ts'
import { newToken } from '#app/accounts/token.server.ts'
import { ChannelNotice } from '#app/integrity/channel/ChannelNotice.tsx'
import { forgiveTry } from '#app/integrity/channel/channel-throttle.server.ts'
import { openMailbox, writeToDesk } from '#app/integrity/channel/mailbox.server.ts'
import { MailboxView } from '#app/integrity/channel/MailboxView.tsx'
import { fileProblemText, receiveReport, type Posted } from '#app/integrity/channel/receive-report.server.ts'
import { tooManyTries } from '#app/integrity/channel/report-answer.server.ts'
import { notTaken } from '#app/integrity/channel/report-answer.ts'
import { MailboxMessageForm } from '#app/integrity/channel/report-form.ts'
import type { RequestContext } from '#app/http/context.ts'
import { parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.channel_mailbox_title({}, l))
export const headers: HeadersFunction = waitHeaders

/** Only takes letters: whoever follows the address is led to the mailbox, to give the key first. */
export async function action({ request, context }: ActionFunctionArgs) {
  const received = await receiveReport(getDb(), request, context.ip, 'mailbox', posted =>
    take(posted, context),
  )
  if ('retryAt' in received) return tooManyTries(received.retryAt, context.now)
  const { mailbox, isSent, refused, ...letter } = received.answer
  if (!mailbox) return data(refused, { status: 422 })
  await forgiveTry('mailbox', context.ip)
  return data({ ...letter, mailbox, isSent, result: refused }, { status: isSent ? 200 : 422 })
}

/** Writes the letter if it can be sent, and opens the mailbox as it is then. */
function take({ form, files, problems }: Posted, { now, locale }: RequestContext) {
  const db = getDb()
  const raw = rawOf(MailboxMessageForm, form)
  const caseKey = raw.key?.[0] ?? ''
  const parsed = parseForm(MailboxMessageForm, form)
  const fileError = fileProblemText(problems, { locale })
  const written = parsed.ok && fileError === null ? writeToDesk(db, now, parsed.values, files) : null
  const isSent = written?.ok === true
  const mailbox = openMailbox(db, caseKey)
  return {
    mailbox,
    isSent,
    caseKey,
    megabytes: loadSettings(db).maxEvidenceMegabytes,
    once: isSent ? newToken() : (raw.once?.[0] ?? newToken()),
    refused: notTaken(raw, {
      errors: parsed.ok ? {} : parsed.errors,
      fileError: fileError ?? (written && mailbox ? m.channel_too_many_letters({}, { locale }) : null),
      isUnknown: mailbox === null,
    }),
  }
}

export default function Letters() {
  const result = useActionData<typeof action>()
  const l = useLocale()
  if (result && 'mailbox' in result)
    return <MailboxView {...result} result={result.isSent ? undefined : result.result} />
  return (
    <Page title={m.channel_mailbox_title({}, l)} width="narrow">
      <Stack>
        <ChannelNotice result={result} />
        <p>
          <Link to="/report/mailbox" className="link">
            {m.channel_to_mailbox({}, l)}
          </Link>
        </p>
      </Stack>
    </Page>
  )
}
