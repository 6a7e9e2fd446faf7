import { Form } from '@remix-run/react'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { GRADES } from '#app/grading/grades.ts'
import { m } from '#app/paraglide/messages.js'
import { CheckField, SelectField } from '#app/ui/Field.tsx'
import { FilterButtons, SupplierKindFields, SupplierSearchField } from './FilterFields.tsx'
import { optionsOf, SPEND_LABELS, STATUS_LABELS } from './labels.ts'
import { nameFor } from './name-for.ts'
import type { SupplierChoices } from './supplier-form.ts'
import { NO_OWNER, type SupplierSearch } from './supplier-search.ts'
import { SPEND_BANDS, SUPPLIER_STATUSES } from './vocabulary.ts'

type Props = {
  search: SupplierSearch
  path: string
  /** Sites and people to filter by; without them these two filters are not offered. */
  choices?: SupplierChoices
}

const GRID = 'filters sm:grid-cols-3 lg:grid-cols-[minmax(14rem,2fr)_repeat(5,minmax(7rem,1fr))_auto]'

/** Search box and filters of a list of suppliers: a plain GET form, so the address says what is shown. */
export function SupplierFilterForm({ search, path, choices }: Props) {
  const l = useLocale()
  const any = { value: '', label: m.supplier_any({}, l) }
  return (
    <Form action={path} role="search" key={JSON.stringify(search)}>
      <div className={GRID}>
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
      </div>
      <MoreFilters search={search} choices={choices} />
    </Form>
  )
}

/** What is filtered by less often; open as long as one of them is in use. */
function MoreFilters({ search, choices }: Pick<Props, 'search' | 'choices'>) {
  const l = useLocale()
  const any = { value: '', label: m.supplier_any({}, l) }
  return (
    <details className="mt-3" open={isAnyInUse(search)}>
      <summary className="link inline-block text-sm">{m.supplier_filter_more({}, l)}</summary>
      <div className="mt-2 filters sm:grid-cols-3 lg:grid-cols-5">
        {choices && <ChoiceFilters search={search} choices={choices} />}
        <SelectField
          name="spend"
          label={m.supplier_spend({}, l)}
          options={[any, ...optionsOf(SPEND_BANDS, SPEND_LABELS, l)]}
          defaultValue={search.spendBand ?? ''}
        />
        <SelectField
          name="standing"
          label={m.closure_export_grade({}, l)}
          options={[any, ...GRADES.map(grade => ({ value: grade, label: grade }))]}
          defaultValue={search.standing ?? ''}
        />
        <YesNoFilter name="strategic" label={m.supplier_is_strategic({}, l)} value={search.isStrategic} />
        <YesNoFilter name="small" label={m.supplier_is_small({}, l)} value={search.isSmallFirm} />
      </div>
      <div className="mt-1 flex flex-wrap gap-x-6">
        <CheckField
          name="reachable"
          value="no"
          label={m.supplier_filter_unreachable({}, l)}
          defaultChecked={search.isUnreachable}
        />
        <CheckField
          name="closed"
          value="yes"
          label={m.supplier_filter_closed({}, l)}
          defaultChecked={search.isClosed}
        />
      </div>
    </details>
  )
}

type ChoiceProps = { search: SupplierSearch; choices: SupplierChoices }

function ChoiceFilters({ search, choices: { sites, owners } }: ChoiceProps) {
  const l = useLocale()
  const any = { value: '', label: m.supplier_any({}, l) }
  return (
    <>
      <SelectField
        name="site"
        label={m.supplier_sites({}, l)}
        options={[any, ...sites.map(site => ({ value: site.id, label: nameFor(site, l) }))]}
        defaultValue={search.siteId ?? ''}
      />
      <SelectField
        name="owner"
        label={m.supplier_owner({}, l)}
        options={[
          any,
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
          { value: NO_OWNER, label: m.supplier_filter_owner_none({}, l) },
        ]}
        defaultValue={search.ownerId ?? ''}
      />
    </>
  )
}

function YesNoFilter({ name, label, value }: { name: string; label: string; value: boolean | null }) {
  const l = useLocale()
  const chosen = value === null ? '' : value ? 'yes' : 'no'
  return <SelectField name={name} label={label} options={yesNoOptions(l)} defaultValue={chosen} />
}

function yesNoOptions(l: LocaleOption) {
  return [
    { value: '', label: m.supplier_any({}, l) },
    { value: 'yes', label: m.supplier_filter_yes({}, l) },
    { value: 'no', label: m.supplier_filter_no({}, l) },
  ]
}

function isAnyInUse(search: SupplierSearch) {
  const { siteId, ownerId, spendBand, standing, isStrategic, isSmallFirm, isClosed, isUnreachable } = search
  const isChosen = [siteId, ownerId, spendBand, standing, isStrategic, isSmallFirm].some(
    value => value !== null,
  )
  return isChosen || isClosed || isUnreachable
}
