import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { requireAction } from '#app/remediation/actions/action-route.server.ts'
import { checkEffect } from '#app/remediation/verification/check-effect.server.ts'
import { EffectForm } from '#app/remediation/verification/effect-form.ts'
import { awaitsEffectCheck } from '#app/remediation/verification/effectiveness.ts'
import { verificationRefusalText } from '#app/remediation/verification/labels.ts'
import { VERIFICATION_TEXT_MAX_LENGTH } from '#app/remediation/verification/verification-limits.ts'
import { Button } from '#app/ui/Button.tsx'
import { RadioGroup, TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.closure_effect({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { action } = requireAction(args, canManageActions)
  const { id, code, rev, finding, requirement, effectivenessDueAt } = action
  if (!awaitsEffectCheck(action) || !effectivenessDueAt) throw redirect(`/actions/${id}`)
  const dueAt = effectivenessDueAt
  return { action: { id, code, rev, finding, requirement }, dueAt, isDue: dueAt <= args.context.now }
}

export async function action(args: ActionFunctionArgs) {
  const { action, acting } = requireAction(args, canManageActions)
  const l = { locale: args.context.locale }
  if (!awaitsEffectCheck(action)) {
    const said = verificationRefusalText({ code: 'no-check-due' }, l)
    return redirectWithFlash(`/actions/${action.id}`, said, 'warn')
  }
  const form = await args.request.formData()
  const parsed = parseForm(EffectForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = checkEffect(getDb(), acting, { actionId: action.id, ...parsed.values })
  if (!result.ok) return conflictForm(rawOf(EffectForm, form), result.refusal)
  const said =
    parsed.values.outcome === 'effective' ? m.closure_effect_confirmed_done : m.closure_effect_reopened_done
  return redirectWithFlash(`/actions/${action.id}`, said({}, l))
}

export default function Effect() {
  const { action: shown, dueAt, isDue } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(EffectForm, result)
  const isSaving = useNavigation().state !== 'idle'
  const l = useLocale()
  const refusal = result && 'refusal' in result ? result.refusal : null
  const from = m.closure_effect_effective_hint({ date: formatDate(dueAt, l.locale) }, l)
  return (
    <Page
      title={m.closure_effect({}, l)}
      lead={m.closure_effect_lead({}, l)}
      back={{ to: `/actions/${shown.id}`, label: shown.code }}
      width="narrow"
    >
      <Stack>
        <Notice tone="neutral" title={shown.finding}>
          <p className="whitespace-pre-line">{shown.requirement}</p>
        </Notice>
        <Form {...formProps}>
          <input type="hidden" name="rev" value={shown.rev} />
          <Card>
            <Stack>
              {refusal && <Notice tone="bad" title={verificationRefusalText(refusal, l)} />}
              <RadioGroup
                legend={m.closure_effect_outcome({}, l)}
                options={[
                  {
                    value: 'effective',
                    label: m.closure_effect_effective({}, l),
                    ...(isDue ? {} : { hint: from }),
                  },
                  {
                    value: 'relapsed',
                    label: m.closure_effect_relapsed({}, l),
                    hint: m.closure_effect_relapsed_hint({}, l),
                  },
                ]}
                {...field('outcome')}
              />
              <TextArea
                label={m.closure_effect_reason({}, l)}
                rows={4}
                maxLength={VERIFICATION_TEXT_MAX_LENGTH}
                {...field('reason')}
              />
              <div>
                <Button type="submit" pending={isSaving}>
                  {m.closure_effect_save({}, l)}
                </Button>
              </div>
            </Stack>
          </Card>
        </Form>
      </Stack>
    </Page>
  )
}
