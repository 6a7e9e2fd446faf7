import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { ExemptionForm } from '#app/campaigns/campaign-form.ts'
import { exemptAssessment } from '#app/campaigns/exempt-assessment.server.ts'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound, requireFound } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { requireRound } from '#app/integrity/replies/round-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { TextArea } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_exempt({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { db, actor, campaign } = requireRound(args)
  const id = new URL(args.request.url).searchParams.get('assessmentId') ?? ''
  const { supplier, campaign: round } = requireFound(findAssessment(db, actor, id, 'integrity'))
  if (round.id !== campaign.id) throw notFound()
  return { id, supplier, roundId: campaign.id }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireRound(args)
  const form = await args.request.formData()
  const parsed = parseForm(ExemptionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { assessmentId, reason } = parsed.values
  requireFound(findAssessment(db, by.actor, assessmentId, 'integrity'))
  const result = exemptAssessment(db, by, assessmentId, { reason })
  if (result.ok) return redirectWithFlash(`/integrity?round=${campaign.id}`, m.campaign_exempted({}, l))
  return data({ errors: {}, raw: rawOf(ExemptionForm, form), refusal: result.refusal }, { status: 409 })
}

export default function Exempt() {
  const { id, supplier, roundId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(ExemptionForm, result)
  return (
    <Page
      title={m.campaign_exempt_title({ name: nameFor(supplier, l) }, l)}
      lead={m.reply_exempt_text({}, l)}
      back={{ to: `/integrity?round=${roundId}`, label: m.reply_page_title({}, l) }}
      width="narrow"
    >
      <FormCard formProps={formProps} result={result} submit={m.campaign_exempt_confirm({}, l)}>
        <input type="hidden" name="assessmentId" value={id} />
        <TextArea
          label={m.campaign_exempt_reason({}, l)}
          hint={m.campaign_exempt_hint({}, l)}
          {...field('reason')}
        />
      </FormCard>
    </Page>
  )
}
