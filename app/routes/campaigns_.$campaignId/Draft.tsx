import { Form, Link } from '@remix-run/react'
import { useRef } from 'react'
import { CampaignStateBadge } from '#app/campaigns/CampaignStateBadge.tsx'
import { choiceFields, SUPPLIER_ID_FIELD } from '#app/campaigns/population-choice.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierFilterForm } from '#app/suppliers/SupplierFilterForm.tsx'
import { supplierSearchHref } from '#app/suppliers/supplier-search.ts'
import { SupplierStatusBadge } from '#app/suppliers/SupplierStatusBadge.tsx'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Tick } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { DraftData } from './route.tsx'

/** A drafted campaign: whom to invite, then open it. */
export function Draft({ campaign, version, mayManage, search, suppliers }: DraftData) {
  const l = useLocale()
  const path = `/campaigns/${campaign.id}`
  return (
    <Page
      title={nameFor(campaign, l)}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <CampaignStateBadge state={campaign.state} />
          {m.campaign_due({ date: formatDate(campaign.dueAt, l.locale) }, l)}
          <span>{m.campaign_questionnaire({ version }, l)}</span>
        </span>
      }
      back={{ to: '/campaigns', label: m.campaign_back({}, l) }}
      actions={
        mayManage && (
          <ButtonLink to={`${path}/changes`} variant="secondary">
            {m.campaign_edit({}, l)}
          </ButtonLink>
        )
      }
      width="wide"
    >
      <Stack>
        <div>
          <h2 className="text-lg font-semibold">{m.campaign_choose_title({}, l)}</h2>
          <p className="text-soft">{m.campaign_choose_lead({}, l)}</p>
        </div>
        <SupplierFilterForm search={search} path={path} />
        {suppliers.total === 0 ? (
          <EmptyState title={m.supplier_list_none_title({}, l)}>{m.supplier_list_none({}, l)}</EmptyState>
        ) : (
          <Chooser path={path} search={search} suppliers={suppliers} mayManage={mayManage} />
        )}
      </Stack>
    </Page>
  )
}

type ChooserProps = Pick<DraftData, 'search' | 'suppliers' | 'mayManage'> & { path: string }

function Chooser({ path, search, suppliers, mayManage }: ChooserProps) {
  const l = useLocale()
  const count = formatNumber(suppliers.total, l.locale)
  return (
    <>
      {mayManage && (
        <Form method="post" action={`${path}/opening`} className="flex flex-wrap items-center gap-3">
          {choiceFields({ filter: search }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit">{m.campaign_open_filter({ count }, l)}</Button>
          <Button type="submit" variant="secondary" form="chosen">
            {m.campaign_open_checked({}, l)}
          </Button>
        </Form>
      )}
      <Form method="post" action={`${path}/opening`} id="chosen">
        <input type="hidden" name="choice" value="checked" />
        <Card padded={false} className="relative overflow-hidden">
          <SupplierChoices suppliers={suppliers} />
          <Pagination
            page={suppliers.page}
            pageCount={suppliers.pageCount}
            hrefFor={page => supplierSearchHref(path, search, { page })}
          />
        </Card>
      </Form>
    </>
  )
}

function SupplierChoices({ suppliers }: Pick<DraftData, 'suppliers'>) {
  const l = useLocale()
  const body = useRef<HTMLTableSectionElement>(null)
  const isHydrated = useHydrated()
  function chooseAll(isChosen: boolean) {
    body.current?.querySelectorAll('input').forEach(box => {
      box.checked = isChosen
    })
  }
  return (
    <Table caption={m.campaign_choose_title({}, l)}>
      <thead>
        <tr>
          <Th>{isHydrated ? <ChooseAll onChange={chooseAll} /> : m.supplier_name({}, l)}</Th>
          <Th>{m.supplier_code({}, l)}</Th>
          <Th>{m.supplier_category({}, l)}</Th>
          <Th>{m.supplier_region({}, l)}</Th>
          <Th>{m.supplier_column_class({}, l)}</Th>
          <Th>{m.supplier_status({}, l)}</Th>
        </tr>
      </thead>
      <tbody ref={body}>
        {suppliers.rows.map(row => (
          <tr key={row.id}>
            <Td>
              <span className="flex items-center gap-2">
                <input
                  type="checkbox"
                  name={SUPPLIER_ID_FIELD}
                  value={row.id}
                  aria-label={m.campaign_choose_select({ name: nameFor(row, l) }, l)}
                  className="size-6"
                />
                <Link to={`/suppliers/${row.id}`} className="link font-medium">
                  {nameFor(row, l)}
                </Link>
              </span>
            </Td>
            <Td>{row.code}</Td>
            <Td>{CATEGORY_LABELS[row.category]({}, l)}</Td>
            <Td>{REGION_LABELS[row.region]({}, l)}</Td>
            <Td>{CLASS_LABELS[row.supplierClass]({}, l)}</Td>
            <Td>
              <SupplierStatusBadge status={row.status} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function ChooseAll({ onChange }: { onChange: (isChosen: boolean) => void }) {
  const l = useLocale()
  return (
    <Tick
      type="checkbox"
      label={m.campaign_choose_page({}, l)}
      onChange={event => onChange(event.currentTarget.checked)}
    />
  )
}
