import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canSubmit } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { askForChange, declineSigning } from '#app/agreements/signing/answer-invitation.server.ts'
import { findSigning } from '#app/agreements/signing/find-signing.server.ts'
import { signingRefusalText } from '#app/agreements/signing/labels.ts'
import { whyNotAskForChange, whyNotDecline } from '#app/agreements/signing/refusal.ts'
import { ReplyForm } from '#app/agreements/signing/sign-form.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { RadioGroup, TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSubmit)
  const { signing, version, state } = requireFound(
    findSigning(getDb(), actor, params.signingId ?? '', context.now),
  )
  if (whyNotDecline(state)) throw redirect(`/signings/${signing.id}`)
  return {
    id: signing.id,
    title: titleFor(version, context.locale),
    mayAsk: whyNotAskForChange(state) === null,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSubmit)
  const { signingId = '' } = params
  requireFound(findSigning(getDb(), actor, signingId, context.now))
  const form = await request.formData()
  const parsed = parseForm(ReplyForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { reply, reason } = parsed.values
  const isDeclined = reply === 'decline'
  const act = isDeclined ? declineSigning : askForChange
  const result = act(getDb(), actionContext(context, actor), signingId, reason)
  const l = { locale: context.locale }
  if (result.ok) {
    const said = isDeclined ? m.signing_declined_done({}, l) : m.signing_change_done({}, l)
    return redirectWithFlash(`/signings/${signingId}`, said, 'info')
  }
  if (result.refusal.code === 'not-found') throw notFound()
  const refusal = signingRefusalText(result.refusal, l)
  return data({ errors: {}, raw: rawOf(ReplyForm, form), refusal }, { status: 409 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.signing_reply_title({}, l))

export default function Reply() {
  const { id, title, mayAsk } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(ReplyForm, result)
  const isSending = useNavigation().state !== 'idle'
  const refusal = result && 'refusal' in result ? result.refusal : null
  const replies = [
    ...(mayAsk
      ? [{ value: 'change', label: m.signing_reply_change({}, l), hint: m.signing_reply_change_hint({}, l) }]
      : []),
    { value: 'decline', label: m.signing_reply_decline({}, l), hint: m.signing_reply_decline_hint({}, l) },
  ]
  return (
    <Page
      title={m.signing_reply_title({}, l)}
      lead={title}
      back={{ to: `/signings/${id}`, label: m.signing_back_to_text({}, l) }}
      width="narrow"
    >
      <Form {...formProps}>
        <Card>
          <Stack>
            {refusal && <Notice tone="bad" title={refusal} />}
            <RadioGroup legend={m.signing_reply_which({}, l)} options={replies} {...field('reply')} />
            <TextArea
              label={m.signing_reply_reason({}, l)}
              hint={m.signing_reply_reason_hint({}, l)}
              rows={5}
              {...field('reason')}
            />
            <div>
              <Button type="submit" pending={isSending}>
                {m.signing_reply_send({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
