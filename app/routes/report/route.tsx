import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { waitHeaders } from '#app/accounts/refused-form.server.ts'
import { newToken } from '#app/accounts/token.server.ts'
import { contactsOf } from '#app/integrity/channel/contacts.server.ts'
import { fileProblemText, receiveReport, type Posted } from '#app/integrity/channel/receive-report.server.ts'
import { tooManyTries } from '#app/integrity/channel/report-answer.server.ts'
import { notTaken } from '#app/integrity/channel/report-answer.ts'
import { readReport, ReportForm } from '#app/integrity/channel/report-form.ts'
import { submitReport } from '#app/integrity/channel/submit-report.server.ts'
import { parseForm, rawOf } from '#app/http/parse-form.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { BeforeYouWrite } from './BeforeYouWrite.tsx'
import { OtherWays } from './OtherWays.tsx'
import { Received } from './Received.tsx'
import { ReportFields } from './ReportFields.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.channel_title({}, l))
export const headers: HeadersFunction = waitHeaders

/** For everybody, without an account; the device is told nothing to remember. */
export function loader(_: LoaderFunctionArgs) {
  const db = getDb()
  const { maxEvidenceMegabytes, matterAcknowledgeDays, matterResultDays } = loadSettings(db)
  return {
    once: newToken(),
    contacts: contactsOf(db),
    limits: { maxEvidenceMegabytes, matterAcknowledgeDays, matterResultDays },
  }
}

export type ReportData = ReturnType<typeof useLoaderData<typeof loader>>

export async function action({ request, context }: ActionFunctionArgs) {
  const received = await receiveReport(getDb(), request, context.ip, 'report', posted =>
    take(posted, context),
  )
  return 'retryAt' in received ? tooManyTries(received.retryAt, context.now) : received.answer
}

function take({ form, files, problems }: Posted, { now, locale }: RequestContext) {
  const raw = rawOf(ReportForm, form)
  const fileError = fileProblemText(problems, { locale })
  const parsed = parseForm(ReportForm, form)
  const read = parsed.ok ? readReport(parsed.values) : parsed
  if (!read.ok) return data(notTaken(raw, { errors: read.errors, fileError }), { status: 422 })
  if (fileError) return data(notTaken(raw, { fileError }), { status: 422 })
  return submitReport(getDb(), { now, locale }, read.values, files)
}

export default function Report() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  if (result && 'caseKey' in result) return <Received caseKey={result.caseKey} limits={loaded.limits} />
  return (
    <Page title={m.channel_title({}, l)} lead={m.channel_lead({}, l)} width="narrow">
      <Stack gap="lg">
        <BeforeYouWrite {...loaded} />
        <ReportFields {...loaded} result={result} />
        <OtherWays {...loaded} />
      </Stack>
    </Page>
  )
}
