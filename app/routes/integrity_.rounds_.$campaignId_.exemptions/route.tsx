import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ExemptionForm } from '#app/campaigns/campaign-form.ts'
import { exemptAssessment } from '#app/campaigns/exempt-assessment.server.ts'
import { ExemptionPage } from '#app/campaigns/ExemptionPage.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { requireInRound, requireRound } from '#app/integrity/replies/round-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_exempt({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const { assessment, campaign } = requireInRound(args, searchParams.get('assessmentId') ?? '')
  return { id: assessment.id, supplier: assessment.supplier, roundId: campaign.id }
}

export async function action(args: ActionFunctionArgs) {
  const { db } = requireRound(args)
  const form = await args.request.formData()
  const parsed = parseForm(ExemptionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { assessmentId, reason } = parsed.values
  const { campaign, by, l } = requireInRound(args, assessmentId)
  const result = exemptAssessment(db, by, assessmentId, { reason })
  if (result.ok) return redirectWithFlash(`/integrity?round=${campaign.id}`, m.campaign_exempted({}, l))
  return conflictForm(rawOf(ExemptionForm, form), result.refusal)
}

export default function Exempt() {
  const { id, supplier, roundId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <ExemptionPage
      assessmentId={id}
      supplier={supplier}
      lead={m.reply_exempt_text({}, l)}
      back={{ to: `/integrity?round=${roundId}`, label: m.reply_page_title({}, l) }}
      result={result}
    />
  )
}
