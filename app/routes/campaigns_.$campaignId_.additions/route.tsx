import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { addSuppliers } from '#app/campaigns/add-suppliers.server.ts'
import { AdditionForm } from '#app/campaigns/campaign-form.ts'
import { requireManaged, requireOpen } from '#app/campaigns/campaign-page.server.ts'
import { findCandidates, lateDueDay } from '#app/campaigns/find-candidates.server.ts'
import { RefusalNotice } from '#app/campaigns/FormCard.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { endOfDay, formatNumber, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierFilterForm } from '#app/suppliers/SupplierFilterForm.tsx'
import { readSupplierSearch, supplierSearchHref } from '#app/suppliers/supplier-search.ts'
import { Button } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { Candidates } from './Candidates.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_add({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { db, campaign, l } = requireOpen(args)
  const search = readSupplierSearch(new URL(args.request.url).searchParams)
  const { id, nameZh, nameEn } = campaign
  const { now } = args.context
  return {
    campaign: { id, nameZh, nameEn },
    search,
    list: findCandidates(db, id, search, l.locale),
    today: isoDate(now),
    dueOn: lateDueDay(campaign, now),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const form = await args.request.formData()
  const parsed = parseForm(AdditionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const supplierIds = form.getAll('supplierId').filter(value => typeof value === 'string')
  const result = addSuppliers(db, by, campaign.id, { supplierIds, dueAt: endOfDay(parsed.values.dueOn) })
  if (!result.ok) return conflictForm(rawOf(AdditionForm, form), result.refusal)
  const { population, mails, withoutContact } = result
  const number = (value: number) => formatNumber(value, l.locale)
  const silent = withoutContact.length
  const said =
    silent > 0
      ? m.campaign_added_silent({ count: number(population), silent: number(silent) }, l)
      : m.campaign_added({ count: number(population), mails: number(mails) }, l)
  return redirectWithFlash(`/campaigns/${campaign.id}`, said, silent > 0 ? 'warn' : 'good')
}

export type AdditionData = ReturnType<typeof useLoaderData<typeof loader>>

export default function AddSuppliers() {
  const { campaign, search, list, today, dueOn } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(AdditionForm, result)
  const path = `/campaigns/${campaign.id}/additions`
  return (
    <Page
      title={m.campaign_add({}, l)}
      lead={m.campaign_add_lead({}, l)}
      back={{
        to: `/campaigns/${campaign.id}`,
        label: m.campaign_back_one({ name: nameFor(campaign, l) }, l),
      }}
      width="wide"
    >
      <Stack>
        <SupplierFilterForm search={search} path={path} />
        {list.total === 0 ? (
          <EmptyState title={m.supplier_list_none_title({}, l)}>{m.supplier_list_none({}, l)}</EmptyState>
        ) : (
          <Form {...formProps}>
            <Stack>
              <RefusalNotice result={result} />
              <div className="flex flex-wrap items-end gap-3">
                <TextField
                  label={m.campaign_add_due({}, l)}
                  type="date"
                  min={today}
                  defaultValue={dueOn}
                  {...field('dueOn')}
                />
                <Button type="submit">{m.campaign_add_confirm({}, l)}</Button>
              </div>
              <Card padded={false} className="relative overflow-hidden">
                <Candidates rows={list.rows} />
                <Pagination
                  page={list.page}
                  pageCount={list.pageCount}
                  hrefFor={page => supplierSearchHref(path, search, { page })}
                />
              </Card>
            </Stack>
          </Form>
        )}
      </Stack>
    </Page>
  )
}
