import { Form, Link, useNavigation } from '@remix-run/react'
import { endOfDay, formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { BulkChange, BulkField } from '#app/suppliers/bulk-change.ts'
import { CATEGORY_LABELS, CLASS_LABELS, SPEND_LABELS, STATUS_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { SupplierChoices } from '#app/suppliers/supplier-form.ts'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'

const NAMED_CODES = 10

type Props = {
  href: string
  choices: SupplierChoices
  /** What was posted, to be posted again with the confirmation. */
  raw: Record<string, string[]>
  change: BulkChange
  preview: {
    chosen: number
    changing: number
    counts: Partial<Record<BulkField, number>>
    refused: string[]
    seen: string
  }
  notice: string | null
}

/** Exactly what will change for how many, and the button that does it. */
export function Preview({ href, choices, raw, change, preview, notice }: Props) {
  const l = useLocale()
  const isSaving = useNavigation().state !== 'idle'
  const { chosen, changing, refused, seen } = preview
  const count = formatNumber(changing, l.locale)
  return (
    <Form method="post" action={href}>
      {Object.entries(raw).flatMap(([name, values]) =>
        values.map(value => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <Card>
        <Stack>
          {notice && <Notice tone="bad" title={notice} />}
          <p className="font-medium">
            {m.supplier_bulk_confirm_lead({ changing: count, chosen: formatNumber(chosen, l.locale) }, l)}
          </p>
          <Changes change={change} preview={preview} choices={choices} />
          {change.status?.reason && (
            <p>
              <span className="text-soft">{m.supplier_status_reason({}, l)}</span> {change.status.reason}
            </p>
          )}
          {refused.length > 0 && <Refused codes={refused} />}
          <div className="flex flex-wrap items-center gap-4">
            {changing > 0 ? (
              <Button type="submit" name="seen" value={seen} pending={isSaving}>
                {m.supplier_bulk_confirm({ count }, l)}
              </Button>
            ) : (
              <p className="text-soft">{m.supplier_bulk_none_change({}, l)}</p>
            )}
            <Link to={href} className="link">
              {m.supplier_bulk_back({}, l)}
            </Link>
          </div>
        </Stack>
      </Card>
    </Form>
  )
}

function Changes({ change, preview, choices }: Pick<Props, 'change' | 'preview' | 'choices'>) {
  const l = useLocale()
  const { counts, chosen, refused } = preview
  return (
    <Table caption={m.supplier_bulk_confirm_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.supplier_bulk_column_what({}, l)}</Th>
          <Th>{m.supplier_bulk_column_new({}, l)}</Th>
          <Th numeric>{m.supplier_bulk_column_changing({}, l)}</Th>
          <Th numeric>{m.supplier_bulk_column_same({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {linesOf(change, choices, l).map(({ field, label, value }) => {
          const changing = counts[field] ?? 0
          const same = chosen - changing - (field === 'status' ? refused.length : 0)
          return (
            <tr key={field}>
              <Td>{label}</Td>
              <Td>{value}</Td>
              <Td numeric>{formatNumber(changing, l.locale)}</Td>
              <Td numeric>{formatNumber(same, l.locale)}</Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function Refused({ codes }: { codes: string[] }) {
  const l = useLocale()
  const named = codes.slice(0, NAMED_CODES).join(l.locale === 'zh-CN' ? '、' : ', ')
  const more = codes.length - NAMED_CODES
  const list =
    more > 0 ? m.supplier_bulk_refused_more({ codes: named, more: formatNumber(more, l.locale) }, l) : named
  return (
    <Notice
      tone="warn"
      title={m.supplier_bulk_refused({ count: formatNumber(codes.length, l.locale), codes: list }, l)}
    >
      {m.supplier_bulk_refused_why({}, l)}
    </Notice>
  )
}

type Line = { field: BulkField; label: string; value: string }

function linesOf(change: BulkChange, { sites, owners }: SupplierChoices, l: LocaleOption): Line[] {
  const { facts, addSites, removeSites, status } = change
  const lines: Line[] = []
  const add = (field: BulkField, label: string, value: string) => lines.push({ field, label, value })
  const yesNo = (value: boolean) => (value ? m.supplier_filter_yes({}, l) : m.supplier_filter_no({}, l))
  const siteNames = (ids: string[]) =>
    sites
      .filter(site => ids.includes(site.id))
      .map(site => nameFor(site, l))
      .join(l.locale === 'zh-CN' ? '、' : ', ')
  if (facts.supplierClass)
    add('supplierClass', m.supplier_class({}, l), CLASS_LABELS[facts.supplierClass]({}, l))
  if (facts.category) add('category', m.supplier_category({}, l), CATEGORY_LABELS[facts.category]({}, l))
  if (facts.spendBand !== undefined)
    add('spendBand', m.supplier_spend({}, l), facts.spendBand ? SPEND_LABELS[facts.spendBand]({}, l) : '–')
  if (facts.ownerId !== undefined) {
    const owner = owners.find(one => one.id === facts.ownerId)
    add('ownerId', m.supplier_owner({}, l), owner?.name ?? m.supplier_owner_none({}, l))
  }
  if (facts.isStrategic !== undefined)
    add('isStrategic', m.supplier_is_strategic({}, l), yesNo(facts.isStrategic))
  if (facts.isSmallFirm !== undefined)
    add('isSmallFirm', m.supplier_is_small({}, l), yesNo(facts.isSmallFirm))
  if (addSites.length > 0) add('addSites', m.supplier_bulk_add_sites({}, l), siteNames(addSites))
  if (removeSites.length > 0) add('removeSites', m.supplier_bulk_remove_sites({}, l), siteNames(removeSites))
  if (status) add('status', m.supplier_status({}, l), statusText(status, l))
  return lines
}

function statusText({ to, since }: NonNullable<BulkChange['status']>, l: LocaleOption) {
  const date = formatDate(endOfDay(since), l.locale)
  return m.supplier_status_since({ status: STATUS_LABELS[to]({}, l), date }, l)
}
