import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { waitHeaders } from '#app/accounts/refused-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findCertificates } from '#app/proof/queries.server.ts'
import { SEAL_FIELDS } from '#app/proof/seal.ts'
import { MAX_PAPER_MEGABYTES } from '#app/proof/verify-form.ts'
import { verifyPosted } from '#app/proof/verify-posted.server.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { Certificates, HowComputed } from './HowComputed.tsx'
import { Outcome } from './Outcome.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.proof_verify_title({}, l))
export const headers: HeadersFunction = waitHeaders

/** For everybody, without an account. */
export function loader(_: LoaderFunctionArgs) {
  return {
    certificates: findCertificates(getDb()).map(({ sha256 }) => sha256),
    fields: SEAL_FIELDS,
    megabytes: String(MAX_PAPER_MEGABYTES),
  }
}

export type VerifyData = ReturnType<typeof useLoaderData<typeof loader>>
export type VerifyResult = NonNullable<ReturnType<typeof useActionData<typeof action>>>

/** Changes nothing: what is posted is checked and forgotten. */
export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await verifyPosted(getDb(), request, context.ip)
  if (answer.code === 'too-many') {
    const wait = Math.max(1, Math.ceil((answer.retryAt.getTime() - context.now.getTime()) / 1000))
    return data(answer, { status: 429, headers: { 'Retry-After': String(wait) } })
  }
  const isAnswered = answer.code === 'checked' || answer.code === 'known' || answer.code === 'unknown'
  return data(answer, { status: isAnswered ? 200 : 422 })
}

/** What is no mistake beside a field. */
const OUTCOMES: readonly VerifyResult['code'][] = ['checked', 'known', 'unknown', 'too-many']

export default function Verify() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <Page title={m.proof_verify_title({}, l)} lead={m.proof_verify_lead({}, l)} width="narrow">
      <Stack gap="lg">
        {result && OUTCOMES.includes(result.code) && <Outcome result={result} />}
        <Card title={m.proof_verify_form({}, l)}>
          <Posting {...loaded} result={result} />
        </Card>
        <HowComputed {...loaded} />
        <Certificates {...loaded} />
      </Stack>
    </Page>
  )
}

function Posting({ megabytes, result }: VerifyData & { result: VerifyResult | undefined }) {
  const l = useLocale()
  const isSending = useNavigation().state !== 'idle'
  const fileErrors: Record<string, string> = {
    'nothing-given': m.proof_verify_nothing({}, l),
    'too-large': m.proof_verify_too_large({ megabytes }, l),
    'not-received': m.proof_verify_not_received({}, l),
  }
  return (
    <Form method="post" encType="multipart/form-data">
      <Stack>
        <TextField
          type="file"
          name="file"
          label={m.proof_verify_file({}, l)}
          hint={m.proof_verify_file_hint({ megabytes }, l)}
          error={result && fileErrors[result.code]}
          accept=".pdf,application/pdf"
          className="p-2"
        />
        <TextField
          name="sha256"
          label={m.proof_verify_sha256({}, l)}
          hint={m.proof_verify_sha256_hint({}, l)}
          error={result?.code === 'no-hash' ? m.proof_verify_no_hash({}, l) : undefined}
          defaultValue={result?.code === 'unknown' ? result.sha256 : undefined}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
        <div>
          <Button type="submit" pending={isSending}>
            {m.proof_verify_button({}, l)}
          </Button>
        </div>
      </Stack>
    </Form>
  )
}
