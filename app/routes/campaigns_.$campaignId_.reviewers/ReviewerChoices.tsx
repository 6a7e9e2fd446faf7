import type { ReactNode } from 'react'
import type { ReviewerPlan } from '#app/campaigns/plans.ts'
import { categoryField, siteField } from '#app/campaigns/reviewers-form.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS } from '#app/suppliers/labels.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import { CheckGroup, SelectField } from '#app/ui/Field.tsx'

type Props = {
  plan: ReviewerPlan
  people: { id: string; name: string }[]
  sites: { id: string; name: string }[]
}

/** Who takes turns, and who has a category or site. Each shows only with the way of assigning that uses it. */
export function ReviewerChoices({ plan, people, sites }: Props) {
  const l = useLocale()
  const options = people.map(({ id, name }) => ({ value: id, label: name }))
  const withNone = [{ value: '', label: m.campaign_reviewers_none({}, l) }, ...options]
  return (
    <>
      <div className="hidden in-[form:has([name=mode][value=category]:checked)]:block">
        <Group legend={m.campaign_reviewers_by_category({}, l)}>
          {SUPPLIER_CATEGORIES.map(category => (
            <SelectField
              key={category}
              name={categoryField(category)}
              label={CATEGORY_LABELS[category]({}, l)}
              options={withNone}
              defaultValue={plan.byCategory[category] ?? ''}
              required
            />
          ))}
        </Group>
      </div>
      <div className="hidden in-[form:has([name=mode][value=site]:checked)]:block">
        <Group legend={m.campaign_reviewers_by_site({}, l)}>
          {sites.map(({ id, name }) => (
            <SelectField
              key={id}
              name={siteField(id)}
              label={name}
              options={withNone}
              defaultValue={plan.bySite[id] ?? ''}
              required
            />
          ))}
        </Group>
      </div>
      <div className="in-[form:has([name=mode][value=open]:checked)]:hidden">
        <CheckGroup
          name="reviewers"
          legend={m.campaign_reviewers_who({}, l)}
          hint={m.campaign_reviewers_who_hint({}, l)}
          options={options}
          defaultValue={plan.reviewers}
        />
      </div>
    </>
  )
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-2 font-medium">{legend}</legend>
      <div className="grid gap-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  )
}
