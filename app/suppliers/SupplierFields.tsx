import type { useRuleForm } from '#app/ui/use-form.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CheckField, SelectField, TextField } from '#app/ui/Field.tsx'
import { Stack } from '#app/ui/Page.tsx'
import { CATEGORY_LABELS, CLASS_LABELS, optionsOf, REGION_LABELS, STATUS_LABELS } from './labels.ts'
import type { SupplierFacts, SupplierForm } from './supplier-form.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS, SUPPLIER_STATUSES } from './vocabulary.ts'

type Props = {
  field: ReturnType<typeof useRuleForm<typeof SupplierForm>>['field']
  /** What stands in the record; nothing for a new supplier. */
  facts?: SupplierFacts
}

/** The inputs of a supplier's facts, for the new and the edit page. */
export function SupplierFields({ field, facts }: Props) {
  const l = useLocale()
  return (
    <Stack>
      <Row>
        <TextField label={m.supplier_code({}, l)} defaultValue={facts?.code} {...field('code')} />
        <SelectField
          label={m.supplier_status({}, l)}
          options={optionsOf(SUPPLIER_STATUSES, STATUS_LABELS, l)}
          defaultValue={facts?.status ?? 'qualified'}
          {...field('status')}
        />
      </Row>
      <Row>
        <TextField
          label={m.supplier_name_zh({}, l)}
          hint={m.supplier_name_hint({}, l)}
          defaultValue={facts?.nameZh}
          {...field('nameZh')}
        />
        <TextField label={m.supplier_name_en({}, l)} defaultValue={facts?.nameEn} {...field('nameEn')} />
      </Row>
      <Row>
        <SelectField
          label={m.supplier_region({}, l)}
          options={optionsOf(SUPPLIER_REGIONS, REGION_LABELS, l)}
          defaultValue={facts?.region ?? 'mainland'}
          {...field('region')}
        />
        <TextField label={m.supplier_province({}, l)} defaultValue={facts?.province} {...field('province')} />
      </Row>
      <TextField
        label={m.supplier_credit_code({}, l)}
        hint={m.supplier_credit_code_hint({}, l)}
        defaultValue={facts?.creditCode ?? ''}
        {...field('creditCode')}
      />
      <Row>
        <SelectField
          label={m.supplier_category({}, l)}
          hint={m.supplier_category_hint({}, l)}
          options={optionsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS, l)}
          defaultValue={facts?.category ?? 'raw-material'}
          {...field('category')}
        />
        <SelectField
          label={m.supplier_class({}, l)}
          hint={m.supplier_class_hint({}, l)}
          options={optionsOf(SUPPLIER_CLASSES, CLASS_LABELS, l)}
          defaultValue={String(facts?.supplierClass ?? 2)}
          {...field('supplierClass')}
        />
      </Row>
      <TextField
        label={m.supplier_headcount({}, l)}
        inputMode="numeric"
        defaultValue={facts?.headcount ?? ''}
        {...field('headcount')}
      />
      <div>
        <CheckField
          label={m.supplier_is_strategic({}, l)}
          defaultChecked={facts?.isStrategic}
          {...field('isStrategic')}
        />
        <CheckField
          label={m.supplier_is_small({}, l)}
          hint={m.supplier_is_small_hint({}, l)}
          defaultChecked={facts?.isSmallFirm}
          {...field('isSmallFirm')}
        />
      </div>
    </Stack>
  )
}

function Row({ children }: { children: React.ReactNode }) {
  return <div className="grid items-end gap-5 sm:grid-cols-2">{children}</div>
}
