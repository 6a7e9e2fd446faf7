import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { GRADES } from '#app/grading/grades.ts'
import { m } from '#app/paraglide/messages.js'
import { SelectField } from '#app/ui/Field.tsx'
import { FilterButtons, SupplierKindFields, SupplierSearchField } from './FilterFields.tsx'
import { optionsOf, STATUS_LABELS } from './labels.ts'
import type { SupplierSearch } from './supplier-search.ts'
import { SUPPLIER_STATUSES } from './vocabulary.ts'

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
      <SupplierSearchField q={search.q} />
      <SupplierKindFields
        category={search.category}
        region={search.region}
        supplierClass={search.supplierClass}
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
      <FilterButtons clearTo={path} />
    </Form>
  )
}
