import { Form, Link } from '@remix-run/react'
import { GRADES } from '#app/grading/grades.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, optionsOf, REGION_LABELS } from '#app/suppliers/labels.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS } from '#app/suppliers/vocabulary.ts'
import { Button } from '#app/ui/Button.tsx'
import { SelectField, TextField } from '#app/ui/Field.tsx'
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
      <TextField
        type="search"
        name="q"
        label={m.supplier_search({}, l)}
        placeholder={m.supplier_search_hint({}, l)}
        defaultValue={search.q}
        maxLength={100}
      />
      <SelectField
        name="group"
        label={m.campaign_group({}, l)}
        options={optionsOf(POPULATION_GROUPS, GROUP_LABELS, l)}
        defaultValue={search.group}
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
        name="grade"
        label={m.campaign_grade({}, l)}
        options={[any, ...GRADES.map(grade => ({ value: grade, label: grade }))]}
        defaultValue={search.grade ?? ''}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary">
          {m.supplier_filter_apply({}, l)}
        </Button>
        <Link to={`${path}#list`} preventScrollReset className="link text-sm whitespace-nowrap">
          {m.supplier_filter_clear({}, l)}
        </Link>
      </div>
    </Form>
  )
}
