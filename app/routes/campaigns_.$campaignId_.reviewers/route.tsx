import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireDraft, requireManaged } from '#app/campaigns/campaign-page.server.ts'
import { DraftPage } from '#app/campaigns/DraftPage.tsx'
import { nextStepPath } from '#app/campaigns/draft-steps.ts'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { findReviewers } from '#app/campaigns/freeze-queries.server.ts'
import { REVIEWER_MODE_LABELS } from '#app/campaigns/labels.ts'
import { planReviewers } from '#app/campaigns/plan-campaign.server.ts'
import { ReviewersForm, readReviewerPlan } from '#app/campaigns/reviewers-form.ts'
import { REVIEWER_MODES } from '#app/campaigns/reviewer-plan.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictFormWith, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { countRecusals } from '#app/integrity/registers/find-registers.server.ts'
import { m } from '#app/paraglide/messages.js'
import { findOpenSites } from '#app/sites/queries.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { RadioGroup } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { ReviewerChoices } from './ReviewerChoices.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_step_reviewers({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { db, campaign, head, l, by } = requireDraft(args)
  const sites = findOpenSites(db).map(site => ({ id: site.id, name: nameFor(site, l) }))
  const people = findReviewers(db)
  const recused = countRecusals(db, by.actor, people)
  return { ...head, plan: campaign.reviewerPlan, people, recused, sites }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const form = await args.request.formData()
  const parsed = parseForm(ReviewersForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const siteIds = findOpenSites(db).map(({ id }) => id)
  const plan = readReviewerPlan(parsed.values.mode, form, siteIds)
  const result = planReviewers(db, by, campaign.id, plan)
  const next = nextStepPath(campaign.id, 'reviewers')
  if (result.ok) return redirectWithFlash(next, m.campaign_reviewers_saved({}, l))
  return conflictFormWith(rawOf(ReviewersForm, form), result.refusal, { plan })
}

export default function Reviewers() {
  const { campaign, count, plan, people, recused, sites } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(ReviewersForm, result)
  const current = result && 'plan' in result ? result.plan : plan
  const modes = REVIEWER_MODES.filter(mode => mode !== 'site' || sites.length > 0)
  return (
    <DraftPage campaign={campaign} step="reviewers" count={count} lead={m.campaign_reviewers_lead({}, l)}>
      {people.length === 0 && <Notice tone="warn">{m.campaign_reviewers_nobody({}, l)}</Notice>}
      {recused.length > 0 && (
        <Notice tone="warn">
          {m.campaign_reviewers_recused(
            {
              list: recused
                .map(({ name, suppliers }) =>
                  m.campaign_reviewers_recused_one({ name, count: String(suppliers) }, l),
                )
                .join(l.locale === 'zh-CN' ? '、' : ', '),
            },
            l,
          )}
        </Notice>
      )}
      <div className="max-w-3xl">
        <FormCard formProps={formProps} result={result} submit={m.campaign_save_continue({}, l)}>
          <RadioGroup
            legend={m.campaign_reviewers_mode({}, l)}
            options={modes.map(mode => ({ value: mode, label: REVIEWER_MODE_LABELS[mode]({}, l) }))}
            defaultValue={current.mode}
            {...field('mode')}
          />
          <ReviewerChoices plan={current} people={people} sites={sites} />
        </FormCard>
      </div>
    </DraftPage>
  )
}
