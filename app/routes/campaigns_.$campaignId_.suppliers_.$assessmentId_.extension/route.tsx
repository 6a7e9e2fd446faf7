import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ExtensionForm } from '#app/campaigns/campaign-form.ts'
import { requireParticipant } from '#app/campaigns/campaign-page.server.ts'
import { extendAssessment } from '#app/campaigns/extend-assessment.server.ts'
import { latestExtensionDay, whyNotExtend } from '#app/campaigns/extension.ts'
import { ExtensionPage } from '#app/campaigns/ExtensionPage.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { endOfDay, formatDate, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_one_extend({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { db, assessment, path } = requireParticipant(args)
  const { state, campaign, supplier, dueAt } = assessment
  if (whyNotExtend({ state, campaignState: campaign.state })) throw redirect(path)
  const { now } = args.context
  const latestOn = latestExtensionDay(dueAt, now, loadSettings(db))
  return { path, supplier, dueAt, latestOn, today: isoDate(now) }
}

export async function action(args: ActionFunctionArgs) {
  const { db, assessment, by, l, path } = requireParticipant(args)
  const form = await args.request.formData()
  const parsed = parseForm(ExtensionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const dueAt = endOfDay(parsed.values.dueOn)
  const result = extendAssessment(db, by, assessment.id, { dueAt, note: parsed.values.note })
  if (result.ok)
    return redirectWithFlash(path, m.campaign_extended_one({ date: formatDate(dueAt, l.locale) }, l))
  return conflictForm(rawOf(ExtensionForm, form), result.refusal)
}

export default function ExtendOne() {
  const { path, ...page } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const back = { to: path, label: m.campaign_back_one({ name: nameFor(page.supplier, l) }, l) }
  return <ExtensionPage {...page} back={back} result={result} />
}
