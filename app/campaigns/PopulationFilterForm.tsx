import { Form, Link } from '@remix-run/react'
import { GRADES } from '#app/grading/grades.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FilterButtons, SupplierKindFields, SupplierSearchField } from '#app/suppliers/FilterFields.tsx'
import { optionsOf, SPEND_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SPEND_BANDS } from '#app/suppliers/vocabulary.ts'
import { SelectField } from '#app/ui/Field.tsx'
import { STANDING_LABELS } from './facet-labels.ts'
import { GROUP_LABELS } from './labels.ts'
import { POPULATION_GROUPS } from './population-group.ts'
import {
  NOT_KNOWN,
  populationHref,
  type FilterChoice,
  type FilterChoices,
  type PopulationSearch,
} from './population-search.ts'

type Props = { search: PopulationSearch; path: string; choices?: FilterChoices }

/** Search box and filters over a campaign's suppliers: a plain GET form that leads back to the list. */
export function PopulationFilterForm({ search, path, choices }: Props) {
  const l = useLocale()
  return (
    <Form
      action={`${path}#list`}
      role="search"
      key={JSON.stringify(search)}
      className="flex flex-col gap-3 px-4 pb-4 sm:px-5"
    >
      {search.basis === 'self' && <input type="hidden" name="basis" value="self" />}
      <div className="filters sm:grid-cols-3 lg:grid-cols-[minmax(12rem,2fr)_repeat(5,minmax(7rem,1fr))_auto]">
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
          options={[anyOf(l), ...GRADES.map(grade => ({ value: grade, label: grade }))]}
          defaultValue={search.grade ?? ''}
        />
        <FilterButtons clearTo={`${path}#list`} keepScroll />
      </div>
      {choices && <MoreFilters search={search} choices={choices} />}
      <FixedFilters search={search} path={path} />
    </Form>
  )
}

/** Unfolded while one of them is in use. */
function MoreFilters({ search, choices }: { search: PopulationSearch; choices: FilterChoices }) {
  const l = useLocale()
  const isUsed = search.site !== null || search.reviewer !== null || search.spend !== null
  return (
    <details open={isUsed || undefined}>
      <summary className="link inline-flex min-h-6 cursor-pointer items-center text-sm">
        {m.response_filter_more({}, l)}
      </summary>
      <div className="mt-2 filters sm:grid-cols-3">
        <SelectField
          name="site"
          label={m.response_filter_site({}, l)}
          options={[anyOf(l), ...choices.sites.map(choice => optionOf(choice, l))]}
          defaultValue={search.site ?? ''}
        />
        <SelectField
          name="reviewer"
          label={m.response_filter_reviewer({}, l)}
          options={[
            anyOf(l),
            { value: NOT_KNOWN, label: m.response_no_reviewer({}, l) },
            ...choices.reviewers.map(choice => optionOf(choice, l)),
          ]}
          defaultValue={search.reviewer ?? ''}
        />
        <SelectField
          name="spend"
          label={m.response_filter_spend({}, l)}
          options={[
            anyOf(l),
            ...optionsOf(SPEND_BANDS, SPEND_LABELS, l),
            { value: NOT_KNOWN, label: m.response_not_known({}, l) },
          ]}
          defaultValue={search.spend ?? ''}
        />
      </div>
    </details>
  )
}

/** What a figure on another page asked for: kept by the form, dropped by a link. */
function FixedFilters({ search, path }: Props) {
  const l = useLocale()
  const { day, item, standing } = search
  const drop = (change: Partial<PopulationSearch>) =>
    `${populationHref(path, { ...search, ...change, page: 1 })}#list`
  return (
    <>
      {day && (
        <FixedFilter
          fields={{ day }}
          text={m.response_filter_day({ date: formatDate(new Date(`${day}T04:00:00Z`), l.locale) }, l)}
          dropTo={drop({ day: null })}
        />
      )}
      {item && standing && (
        <FixedFilter
          fields={{ item, standing }}
          text={m.stalls_at({ item, standing: STANDING_LABELS[standing]({}, l) }, l)}
          dropTo={drop({ item: null, standing: null })}
        />
      )}
    </>
  )
}

type FixedFilterProps = { fields: Record<string, string>; text: string; dropTo: string }

function FixedFilter({ fields, text, dropTo }: FixedFilterProps) {
  const l = useLocale()
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="text-soft">{m.response_filter_also({}, l)}</span>
      <span className="font-medium">{text}</span>
      <Link to={dropTo} preventScrollReset className="link">
        {m.response_filter_drop({}, l)}
      </Link>
    </p>
  )
}

function anyOf(l: LocaleOption) {
  return { value: '', label: m.supplier_any({}, l) }
}

function optionOf(choice: FilterChoice, l: LocaleOption) {
  return { value: choice.value, label: nameFor(choice, l) }
}
