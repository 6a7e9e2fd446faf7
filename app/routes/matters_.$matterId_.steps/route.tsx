import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { matterRefusalText, STEP_LABELS } from '#app/integrity/matters/labels.ts'
import { StepForm } from '#app/integrity/matters/matter-forms.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { needsSecondPerson } from '#app/integrity/matters/matter-state.ts'
import { MatterFormCard } from '#app/integrity/matters/MatterForm.tsx'
import { takeStep } from '#app/integrity/matters/take-step.server.ts'
import { m } from '#app/paraglide/messages.js'
import { RadioGroup, TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_next_step({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { matter, steps } = requireMatter(args)
  return { matter, steps }
}

export async function action(args: ActionFunctionArgs) {
  const { matter, acting } = requireMatter(args)
  const form = await args.request.formData()
  const parsed = parseForm(StepForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { rev, step, reason } = parsed.values
  const result = takeStep(getDb(), acting, { matterId: matter.id, rev, step, reason: reason ?? '' })
  if (!result.ok) return conflictForm(rawOf(StepForm, form), result.refusal)
  const said = needsSecondPerson(step) ? m.matter_step_proposed : m.matter_step_taken
  return redirectWithFlash(`/matters/${matter.id}`, said({}, { locale: args.context.locale }))
}

export default function Steps() {
  const { matter, steps } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(StepForm, result)
  const l = useLocale()
  const possible = steps.filter(({ refusal }) => refusal === null)
  const others = steps.filter(({ refusal }) => refusal !== null)
  const back = { to: `/matters/${matter.id}`, label: matter.code }
  return (
    <Page title={m.matter_next_step({}, l)} back={back} width="narrow">
      <Stack>
        {others.map(({ step, refusal }) => (
          <Notice key={step} tone="neutral" title={STEP_LABELS[step]({}, l)}>
            {refusal && matterRefusalText(refusal, l)}
          </Notice>
        ))}
        {possible.length > 0 && (
          <MatterFormCard formProps={formProps} result={result} submit={m.matter_take_step({}, l)}>
            <input type="hidden" name="rev" value={matter.rev} />
            <RadioGroup
              legend={m.matter_which_step({}, l)}
              options={possible.map(({ step }) => ({
                value: step,
                label: STEP_LABELS[step]({}, l),
                ...hintOf(step, l),
              }))}
              {...field('step')}
            />
            <TextArea
              label={m.matter_reason({}, l)}
              hint={m.matter_reason_hint({}, l)}
              rows={6}
              {...field('reason')}
            />
          </MatterFormCard>
        )}
      </Stack>
    </Page>
  )
}

function hintOf(step: Parameters<typeof needsSecondPerson>[0], l: ReturnType<typeof useLocale>) {
  if (step === 'give-feedback') return { hint: m.matter_hint_feedback({}, l) }
  if (step === 'register') return { hint: m.matter_hint_register({}, l) }
  return needsSecondPerson(step) ? { hint: m.matter_hint_second({}, l) } : {}
}
