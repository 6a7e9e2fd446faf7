import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { handOver } from '#app/campaigns/assign-reviewers.server.ts'
import { requireManaged } from '#app/campaigns/campaign-page.server.ts'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { findReviewers } from '#app/campaigns/freeze-queries.server.ts'
import { countWorkByReviewer } from '#app/campaigns/reviewer-queries.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import type { FormRules } from '#app/http/form-rules.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, optionsOf } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import { CheckGroup, SelectField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'

/** Nobody, as a choice of the field `from`. */
const NOBODY = 'nobody'
const HandoverForm = {
  from: { kind: 'text', required: true, maxLength: 40 },
  category: { kind: 'option', options: SUPPLIER_CATEGORIES },
} as const satisfies FormRules

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_handover({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { db, campaign } = requireManaged(args)
  const { id, nameZh, nameEn } = campaign
  return { campaign: { id, nameZh, nameEn }, work: countWorkByReviewer(db, id), people: findReviewers(db) }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const form = await args.request.formData()
  const parsed = parseForm(HandoverForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { from, category } = parsed.values
  const to = form.getAll('to').filter(value => typeof value === 'string')
  const result = handOver(db, by, campaign.id, { from: from === NOBODY ? null : from, to, category })
  if (!result.ok) return conflictForm(rawOf(HandoverForm, form), result.refusal)
  const count = formatNumber(result.count, l.locale)
  const said = result.count > 0 ? m.campaign_handed_over({ count }, l) : m.campaign_handover_none({}, l)
  return redirectWithFlash(`/campaigns/${campaign.id}/handover`, said)
}

export default function HandOver() {
  const { campaign, work, people } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(HandoverForm, result)
  const nobody = m.campaign_handover_nobody({}, l)
  const holders = work.map(({ reviewerId, name }) => ({ value: reviewerId ?? NOBODY, label: name ?? nobody }))
  return (
    <Page
      title={m.campaign_handover({}, l)}
      lead={m.campaign_handover_lead({}, l)}
      back={{
        to: `/campaigns/${campaign.id}`,
        label: m.campaign_back_one({ name: nameFor(campaign, l) }, l),
      }}
    >
      <Stack>
        <Card padded={false}>
          <Table caption={m.campaign_handover({}, l)} narrow>
            <thead>
              <tr>
                <Th>{m.campaign_handover_reviewer({}, l)}</Th>
                <Th numeric>{m.campaign_handover_total({}, l)}</Th>
                <Th numeric>{m.campaign_handover_open({}, l)}</Th>
              </tr>
            </thead>
            <tbody>
              {work.map(({ reviewerId, name, total, published }) => (
                <tr key={reviewerId ?? NOBODY}>
                  <Td>{name ?? nobody}</Td>
                  <Td numeric>{formatNumber(total, l.locale)}</Td>
                  <Td numeric>{formatNumber(total - published, l.locale)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
        <div className="max-w-xl">
          <FormCard formProps={formProps} result={result} submit={m.campaign_handover_confirm({}, l)}>
            <SelectField label={m.campaign_handover_from({}, l)} options={holders} {...field('from')} />
            <CheckGroup
              name="to"
              legend={m.campaign_handover_to({}, l)}
              hint={m.campaign_handover_to_hint({}, l)}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              required
            />
            <SelectField
              label={m.campaign_handover_category({}, l)}
              options={[
                { value: '', label: m.supplier_any({}, l) },
                ...optionsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS, l),
              ]}
              {...field('category')}
            />
          </FormCard>
        </div>
      </Stack>
    </Page>
  )
}
