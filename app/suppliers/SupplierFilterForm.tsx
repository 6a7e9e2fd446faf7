import { Form, Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { GRADES } from '#app/grading/grades.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { SelectField, TextField } from '#app/ui/Field.tsx'
import { CATEGORY_LABELS, CLASS_LABELS, optionsOf, REGION_LABELS, STATUS_LABELS } from './labels.ts'
import type { SupplierSearch } from './supplier-search.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS, SUPPLIER_STATUSES } from './vocabulary.ts'

type Props = { search: SupplierSearch; path: string }

/** Search box and filters of a list of suppliers: a plain GET form, so the address says what is shown. */
export function SupplierFilterForm({ search, path }: Props) {
  const l = useLocale()
  const any = { value: '', label: m.supplier_any({}, l) }
  return (
    <Form
      action={path}
      role="search"
      key={JSON.stringify(search)}
      className="grid items-end gap-3 sm:grid-cols-3 lg:grid-cols-[minmax(14rem,2fr)_repeat(5,minmax(7rem,1fr))_auto]"
    >
      <TextField
        type="search"
        name="q"
        label={m.supplier_search({}, l)}
        placeholder={m.supplier_search_hint({}, l)}
        defaultValue={search.q}
        maxLength={100}
      />
      <SelectField
        name="category"
        label={m.supplier_category({}, l)}
        options={[any, ...optionsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS, l)]}
        defaultValue={search.category ?? ''}
      />
      <SelectField
        name="region"
        label={m.supplier_region({}, l)}
        options={[any, ...optionsOf(SUPPLIER_REGIONS, REGION_LABELS, l)]}
        defaultValue={search.region ?? ''}
      />
      <SelectField
        name="class"
        label={m.supplier_column_class({}, l)}
        options={[any, ...optionsOf(SUPPLIER_CLASSES, CLASS_LABELS, l)]}
        defaultValue={String(search.supplierClass ?? '')}
      />
      <SelectField
        name="status"
        label={m.supplier_status({}, l)}
        options={[any, ...optionsOf(SUPPLIER_STATUSES, STATUS_LABELS, l)]}
        defaultValue={search.status ?? ''}
      />
      <SelectField
        name="grade"
        label={m.supplier_grade({}, l)}
        options={[
          any,
          ...GRADES.map(grade => ({ value: grade, label: grade })),
          { value: 'none', label: m.supplier_grade_none({}, l) },
        ]}
        defaultValue={search.grade ?? ''}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary">
          {m.supplier_filter_apply({}, l)}
        </Button>
        <Link to={path} className="link text-sm whitespace-nowrap">
          {m.supplier_filter_clear({}, l)}
        </Link>
      </div>
    </Form>
  )
}
