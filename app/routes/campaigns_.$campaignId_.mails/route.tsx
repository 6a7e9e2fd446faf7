import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireDraft, requireManaged } from '#app/campaigns/campaign-page.server.ts'
import { DraftPage } from '#app/campaigns/DraftPage.tsx'
import { nextStepPath } from '#app/campaigns/draft-steps.ts'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { MailForm, readMailForm } from '#app/campaigns/mail-form.ts'
import { MAIL_PREVIEWS } from '#app/campaigns/mail-preview.ts'
import { planMails } from '#app/campaigns/plan-campaign.server.ts'
import { previewMail } from '#app/campaigns/preview-mails.server.ts'
import { writeReminderDays } from '#app/campaigns/reminders/reminder-days.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { LOCALE_LABELS, optionsOf } from '#app/suppliers/labels.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { CheckGroup, TextField } from '#app/ui/Field.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { MailPreviewCard } from './MailPreviewCard.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_step_mails({}, l))

export async function loader(args: LoaderFunctionArgs) {
  const { db, campaign, head, l } = requireDraft(args)
  const { searchParams } = new URL(args.request.url)
  const kind = oneOf(MAIL_PREVIEWS, searchParams.get('mail')) ?? 'invitation'
  const locale = oneOf(LOCALES, searchParams.get('language')) ?? l.locale
  const { languages, reminderPlan } = campaign
  return {
    ...head,
    languages,
    before: writeReminderDays(reminderPlan.daysBefore),
    after: writeReminderDays(reminderPlan.daysAfter),
    preview: { kind, locale, ...(await previewMail(db, campaign, kind, locale)) },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const form = await args.request.formData()
  const parsed = parseForm(MailForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(MailForm, form)
  const read = readMailForm(parsed.values)
  if (!read.ok) return invalidForm(read.errors, raw)
  const result = planMails(db, by, campaign.id, read.plan)
  if (result.ok) return redirectWithFlash(nextStepPath(campaign.id, 'mails'), m.campaign_mails_saved({}, l))
  return conflictForm(raw, result.refusal)
}

export default function Mails() {
  const { campaign, count, languages, before, after, preview } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(MailForm, result)
  return (
    <DraftPage
      campaign={campaign}
      step="mails"
      count={count}
      lead={m.campaign_mails_lead({}, l)}
      width="wide"
    >
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(18rem,26rem)_1fr]">
        <FormCard formProps={formProps} result={result} submit={m.campaign_save_continue({}, l)}>
          <CheckGroup
            legend={m.campaign_languages({}, l)}
            hint={m.campaign_languages_hint({}, l)}
            options={optionsOf(LOCALES, LOCALE_LABELS, l)}
            defaultValue={result?.raw.languages ?? languages}
            {...field('languages')}
          />
          <TextField
            label={m.campaign_reminders_before({}, l)}
            hint={m.campaign_reminders_hint({}, l)}
            defaultValue={before}
            {...field('reminderDaysBefore')}
          />
          <TextField
            label={m.campaign_reminders_after({}, l)}
            hint={m.campaign_reminders_hint({}, l)}
            defaultValue={after}
            {...field('reminderDaysAfter')}
          />
        </FormCard>
        <MailPreviewCard path={`/campaigns/${campaign.id}/mails`} preview={preview} />
      </div>
    </DraftPage>
  )
}
