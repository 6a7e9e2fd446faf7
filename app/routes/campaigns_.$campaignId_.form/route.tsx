import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { FieldInput } from '#app/assessments/form/FieldInput.tsx'
import { Guidance } from '#app/assessments/form/Guidance.tsx'
import { requireBasis } from '#app/assessments/grading-basis.server.ts'
import { requireDraft } from '#app/campaigns/campaign-page.server.ts'
import { DraftPage } from '#app/campaigns/DraftPage.tsx'
import { nextStepPath } from '#app/campaigns/draft-steps.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { localizeItem } from '#app/questionnaires/localize.ts'
import { CATEGORY_LABELS, optionsOf } from '#app/suppliers/labels.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { SelectField } from '#app/ui/Field.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_step_form({}, l))

/** One section at a time, as suppliers get it: all of them at once would be one giant page. */
export function loader(args: LoaderFunctionArgs) {
  const { db, campaign, head, l } = requireDraft(args)
  const { searchParams } = new URL(args.request.url)
  const category = oneOf(SUPPLIER_CATEGORIES, searchParams.get('category')) ?? 'raw-material'
  const dimensions = requireBasis(db, campaign).dimensionsOf(category)
  const shown = dimensions.find(({ code }) => code === searchParams.get('section')) ?? dimensions[0]
  return {
    ...head,
    category,
    section: shown?.code ?? '',
    sections: dimensions.map(({ code, title, items }) => ({
      code,
      title: title[l.locale],
      count: items.length,
    })),
    items: (shown?.items ?? []).map(item => localizeItem(item, l.locale)),
  }
}

export default function FormPreview() {
  const { campaign, count, category, section, sections, items } = useLoaderData<typeof loader>()
  const l = useLocale()
  const total = sections.reduce((sum, each) => sum + each.count, 0)
  return (
    <DraftPage
      campaign={campaign}
      step="form"
      count={count}
      lead={m.campaign_form_lead({}, l)}
      actions={<ButtonLink to={nextStepPath(campaign.id, 'form')}>{m.campaign_continue({}, l)}</ButtonLink>}
    >
      <Form className="flex flex-wrap items-end gap-3" key={`${category} ${section}`}>
        <SelectField
          name="category"
          label={m.supplier_category({}, l)}
          options={optionsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS, l)}
          defaultValue={category}
          required
        />
        <SelectField
          name="section"
          label={m.campaign_dimension({}, l)}
          options={sections.map(({ code, title, count }) => ({ value: code, label: `${title} (${count})` }))}
          defaultValue={section}
          required
        />
        <Button type="submit" variant="secondary">
          {m.campaign_form_show({}, l)}
        </Button>
        <span className="pb-2 text-soft">{m.campaign_form_items({ count: String(total) }, l)}</span>
      </Form>
      <div key={`${category} ${section}`}>
        {items.map(item => (
          <article
            key={item.code}
            aria-labelledby={`${item.code}-question`}
            className="grid gap-x-10 gap-y-4 border-t border-line py-8 lg:grid-cols-[minmax(0,1fr)_19rem]"
          >
            <div className="min-w-0">
              <p className="text-sm font-semibold text-accent">{item.code}</p>
              <h2 id={`${item.code}-question`} className="mt-1 text-lg font-semibold">
                {item.question}
              </h2>
              <fieldset disabled className="mt-5 flex min-w-0 flex-col gap-6">
                <legend className="sr-only">{m.checklist_item_answer({ code: item.code }, l)}</legend>
                {item.fields.map(field => (
                  <FieldInput
                    key={field.id}
                    itemCode={item.code}
                    field={field}
                    value={undefined}
                    errorAt={() => undefined}
                  />
                ))}
              </fieldset>
            </div>
            <Guidance item={item} />
          </article>
        ))}
      </div>
    </DraftPage>
  )
}
