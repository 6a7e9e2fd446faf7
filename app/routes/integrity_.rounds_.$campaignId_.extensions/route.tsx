import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OneExtensionForm } from '#app/campaigns/campaign-form.ts'
import { extendAssessment } from '#app/campaigns/extend-assessment.server.ts'
import { latestExtensionDay, whyNotExtend } from '#app/campaigns/extension.ts'
import { ExtensionPage } from '#app/campaigns/ExtensionPage.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { endOfDay, formatDate, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { requireInRound, requireRound } from '#app/integrity/replies/round-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_one_extend({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const { db, assessment, campaign } = requireInRound(args, searchParams.get('assessmentId') ?? '')
  const { id: assessmentId, state, supplier, dueAt } = assessment
  if (whyNotExtend({ state, campaignState: campaign.state })) throw redirect(listOf(campaign.id))
  const { now } = args.context
  const latestOn = latestExtensionDay(dueAt, now, loadSettings(db))
  return { roundId: campaign.id, assessmentId, supplier, dueAt, latestOn, today: isoDate(now) }
}

export async function action(args: ActionFunctionArgs) {
  const { db } = requireRound(args)
  const form = await args.request.formData()
  const parsed = parseForm(OneExtensionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { assessmentId, dueOn, note } = parsed.values
  const { campaign, by, l } = requireInRound(args, assessmentId)
  const dueAt = endOfDay(dueOn)
  const result = extendAssessment(db, by, assessmentId, { dueAt, note })
  const said = m.campaign_extended_one({ date: formatDate(dueAt, l.locale) }, l)
  if (result.ok) return redirectWithFlash(listOf(campaign.id), said)
  return conflictForm(rawOf(OneExtensionForm, form), result.refusal)
}

function listOf(roundId: string) {
  return `/integrity?round=${roundId}`
}

export default function ExtendReply() {
  const { roundId, ...page } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const back = { to: listOf(roundId), label: m.reply_page_title({}, l) }
  return <ExtensionPage {...page} back={back} result={result} />
}
