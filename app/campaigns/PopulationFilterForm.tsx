import { Form } from '@remix-run/react'
import { GRADES } from '#app/grading/grades.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FilterButtons, SupplierKindFields, SupplierSearchField } from '#app/suppliers/FilterFields.tsx'
import { optionsOf } from '#app/suppliers/labels.ts'
import { SelectField } from '#app/ui/Field.tsx'
import { GROUP_LABELS } from './labels.ts'
import { POPULATION_GROUPS } from './population-group.ts'
import type { PopulationSearch } from './population-search.ts'

type Props = { search: PopulationSearch; path: string }

/** Search box and filters over a campaign's suppliers: a plain GET form that leads back to the list. */
export function PopulationFilterForm({ search, path }: Props) {
  const l = useLocale()
  const any = { value: '', label: m.supplier_any({}, l) }
  return (
    <Form
      action={`${path}#list`}
      role="search"
      key={JSON.stringify(search)}
      className="grid items-end gap-3 px-4 pb-4 sm:grid-cols-3 sm:px-5 lg:grid-cols-[minmax(12rem,2fr)_repeat(5,minmax(7rem,1fr))_auto]"
    >
      {search.basis === 'self' && <input type="hidden" name="basis" value="self" />}
      <SupplierSearchField q={search.q} />
      <SelectField
        name="group"
        label={m.campaign_group({}, l)}
        options={optionsOf(POPULATION_GROUPS, GROUP_LABELS, l)}
        defaultValue={search.group}
      />
      <SupplierKindFields
        category={search.category}
        region={search.region}
        supplierClass={search.supplierClass}
      />
      <SelectField
        name="grade"
        label={m.campaign_grade({}, l)}
        options={[any, ...GRADES.map(grade => ({ value: grade, label: grade }))]}
        defaultValue={search.grade ?? ''}
      />
      <FilterButtons clearTo={`${path}#list`} keepScroll />
    </Form>
  )
}
