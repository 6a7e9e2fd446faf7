import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { NONE, STATE_FILTERS } from '#app/remediation/actions/action-search.ts'
import { AGE_BUCKETS } from '#app/remediation/actions/age-bucket.ts'
import {
  ACTION_SOURCE_LABELS,
  AGE_LABELS,
  SEVERITY_LABELS,
  STATE_FILTER_LABELS,
} from '#app/remediation/actions/labels.ts'
import { ACTION_SOURCES, SEVERITIES } from '#app/remediation/actions/vocabulary.ts'
import { FilterButtons } from '#app/suppliers/FilterFields.tsx'
import { optionsOf } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { CheckField, SelectField } from '#app/ui/Field.tsx'
import type { BuyerListData } from './route.tsx'

const GRID = 'filters sm:grid-cols-3 lg:grid-cols-[repeat(6,minmax(7rem,1fr))]'

/** Which actions: a plain GET form, so that the address says what is shown. */
export function FilterForm({ page: { filter, supplier, choices } }: { page: BuyerListData }) {
  const l = useLocale()
  const any = { value: '', label: m.action_filter_any({}, l) }
  const nobody = { value: NONE, label: m.action_filter_nobody({}, l) }
  const people = choices.people.map(({ id, name }) => ({ value: id, label: name }))
  const dimensions = choices.dimensions.map(({ code, title }) => ({ value: code, label: title }))
  return (
    <Form
      action="/actions"
      role="search"
      aria-label={m.action_filter({}, l)}
      key={JSON.stringify(filter)}
      className="flex flex-col gap-3"
    >
      <div className={GRID}>
        <SelectField
          name="state"
          label={m.action_filter_state({}, l)}
          options={[
            { value: '', label: m.action_filter_all({}, l) },
            ...optionsOf(STATE_FILTERS, STATE_FILTER_LABELS, l),
          ]}
          defaultValue={filter.state ?? ''}
        />
        <SelectField
          name="severity"
          label={m.action_filter_severity({}, l)}
          options={[any, ...optionsOf(SEVERITIES, SEVERITY_LABELS, l)]}
          defaultValue={filter.severity ?? ''}
        />
        <SelectField
          name="owner"
          label={m.action_filter_owner({}, l)}
          options={[any, nobody, ...people]}
          defaultValue={filter.ownerId ?? ''}
        />
        <SelectField
          name="dimension"
          label={m.action_filter_dimension({}, l)}
          options={[any, ...dimensions]}
          defaultValue={filter.dimension ?? ''}
        />
        <SelectField
          name="source"
          label={m.action_filter_source({}, l)}
          options={[any, ...optionsOf(ACTION_SOURCES, ACTION_SOURCE_LABELS, l)]}
          defaultValue={filter.source ?? ''}
        />
        <SelectField
          name="age"
          label={m.action_filter_age({}, l)}
          options={[any, ...optionsOf(AGE_BUCKETS, AGE_LABELS, l)]}
          defaultValue={filter.age ?? ''}
        />
      </div>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <CheckField
          name="overdue"
          value="yes"
          label={m.action_filter_overdue({}, l)}
          defaultChecked={filter.isOverdue}
        />
        <CheckField
          name="repeat"
          value="yes"
          label={m.action_filter_repeat({}, l)}
          defaultChecked={filter.isRepeat}
        />
        <Kept filter={filter} />
        {supplier && (
          <Badge tone="accent">{m.action_filter_supplier({ name: nameFor(supplier, l) }, l)}</Badge>
        )}
        <FilterButtons clearTo="/actions" />
      </div>
    </Form>
  )
}

/** Filters that only a link sets: kept while the others change, and said. */
function Kept({ filter }: Pick<BuyerListData, 'filter'>) {
  const l = useLocale()
  const { supplierId, closed, closedIn, issuedIn } = filter
  return (
    <>
      {supplierId && <input type="hidden" name="supplier" value={supplierId} />}
      {closed && <input type="hidden" name="closed" value={closed} />}
      {closedIn && <input type="hidden" name="closedIn" value={closedIn} />}
      {issuedIn && <input type="hidden" name="issuedIn" value={issuedIn} />}
      {closed && (
        <Badge tone="accent">
          {closed === 'on-time' ? m.action_filter_closed_on_time({}, l) : m.action_filter_closed_late({}, l)}
        </Badge>
      )}
      {closedIn && <Badge tone="accent">{m.action_filter_closed_in({ year: String(closedIn) }, l)}</Badge>}
      {issuedIn && <Badge tone="accent">{m.action_filter_issued_in({ year: String(issuedIn) }, l)}</Badge>}
    </>
  )
}
