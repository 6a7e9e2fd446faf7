import { Form, useNavigation } from '@remix-run/react'
import type { FormErrors } from '#app/http/form-rules.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { BULK_STATUSES, bulkForm, TAKE_AWAY } from '#app/suppliers/bulk-change.ts'
import {
  CATEGORY_LABELS,
  CLASS_LABELS,
  optionsOf,
  SPEND_LABELS,
  STATUS_LABELS,
} from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { SupplierChoices } from '#app/suppliers/supplier-form.ts'
import { SPEND_BANDS, SUPPLIER_CATEGORIES, SUPPLIER_CLASSES } from '#app/suppliers/vocabulary.ts'
import { Button } from '#app/ui/Button.tsx'
import { CheckGroup, SelectField, TextArea, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'

type Props = {
  href: string
  choices: SupplierChoices
  today: string
  result: { errors: FormErrors; raw: Record<string, string[]>; notice?: string | null } | undefined
}

type Field = ReturnType<typeof useRuleForm<ReturnType<typeof bulkForm>>>['field']

/**
 * What is to change for all chosen suppliers; a field left alone changes nothing, so none is marked as optional.
 */
export function ChangeForm({ href, choices, today, result }: Props) {
  const l = useLocale()
  const { field: required, formProps } = useRuleForm(bulkForm(choices), result)
  const field: Field = name => ({ ...required(name), required: undefined })
  const isPending = useNavigation().state !== 'idle'
  return (
    <Form {...formProps} action={href}>
      <Card>
        <Stack>
          {result?.notice && <Notice tone="warn" title={result.notice} />}
          <FactFields field={field} choices={choices} />
          {choices.sites.length > 0 && <SiteFields field={field} choices={choices} raw={result?.raw} />}
          <StatusFields field={field} today={today} />
          <div>
            <Button type="submit" pending={isPending}>
              {m.supplier_bulk_preview({}, l)}
            </Button>
          </div>
        </Stack>
      </Card>
    </Form>
  )
}

function FactFields({ field, choices }: { field: Field; choices: SupplierChoices }) {
  const l = useLocale()
  const keep = { value: '', label: m.supplier_bulk_keep({}, l) }
  const yesNo = [
    keep,
    { value: 'yes', label: m.supplier_filter_yes({}, l) },
    { value: 'no', label: m.supplier_filter_no({}, l) },
  ]
  const people = choices.owners.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="grid items-end gap-5 sm:grid-cols-2">
      <SelectField
        label={m.supplier_class({}, l)}
        options={[keep, ...optionsOf(SUPPLIER_CLASSES, CLASS_LABELS, l)]}
        {...field('supplierClass')}
      />
      <SelectField
        label={m.supplier_category({}, l)}
        options={[keep, ...optionsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS, l)]}
        {...field('category')}
      />
      <SelectField
        label={m.supplier_spend({}, l)}
        options={[
          keep,
          ...optionsOf(SPEND_BANDS, SPEND_LABELS, l),
          { value: TAKE_AWAY, label: m.supplier_bulk_spend_none({}, l) },
        ]}
        {...field('spendBand')}
      />
      <SelectField
        label={m.supplier_owner({}, l)}
        options={[keep, ...people, { value: TAKE_AWAY, label: m.supplier_owner_none({}, l) }]}
        {...field('ownerId')}
      />
      <SelectField label={m.supplier_is_strategic({}, l)} options={yesNo} {...field('isStrategic')} />
      <SelectField label={m.supplier_is_small({}, l)} options={yesNo} {...field('isSmallFirm')} />
    </div>
  )
}

type SiteProps = { field: Field; choices: SupplierChoices; raw: Record<string, string[]> | undefined }

function SiteFields({ field, choices, raw }: SiteProps) {
  const l = useLocale()
  const options = choices.sites.map(site => ({ value: site.id, label: nameFor(site, l) }))
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <CheckGroup
        legend={m.supplier_bulk_add_sites({}, l)}
        options={options}
        {...field('addSites')}
        defaultValue={raw?.addSites ?? []}
      />
      <CheckGroup
        legend={m.supplier_bulk_remove_sites({}, l)}
        options={options}
        {...field('removeSites')}
        defaultValue={raw?.removeSites ?? []}
      />
    </div>
  )
}

function StatusFields({ field, today }: { field: Field; today: string }) {
  const l = useLocale()
  const keep = { value: '', label: m.supplier_bulk_keep({}, l) }
  return (
    <>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <SelectField
          label={m.supplier_status({}, l)}
          options={[keep, ...optionsOf(BULK_STATUSES, STATUS_LABELS, l)]}
          {...field('status')}
        />
        <TextField
          label={m.supplier_status_date({}, l)}
          type="date"
          max={today}
          defaultValue={today}
          {...field('since')}
        />
      </div>
      <TextArea
        label={m.supplier_status_reason({}, l)}
        hint={m.supplier_status_reason_hint({}, l)}
        {...field('reason')}
      />
    </>
  )
}
