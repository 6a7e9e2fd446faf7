import { Form } from '@remix-run/react'
import { STANDING_LABELS } from '#app/agreements/signing/standing-labels.ts'
import { STANDINGS } from '#app/agreements/signing/register-search.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FilterButtons, SupplierKindFields, SupplierSearchField } from '#app/suppliers/FilterFields.tsx'
import { optionsOf, STATUS_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SUPPLIER_STATUSES } from '#app/suppliers/vocabulary.ts'
import { SelectField, TextField } from '#app/ui/Field.tsx'
import type { RegisterData } from './route.tsx'

/** Which agreement, as of which day, of which suppliers: a plain GET form. */
export function RegisterFilter({ page }: { page: RegisterData }) {
  const { search, agreements, sites, today } = page
  const { filter } = search
  const l = useLocale()
  const any = { value: '', label: m.supplier_any({}, l) }
  return (
    <Form action="/agreements" role="search" key={JSON.stringify(search)}>
      <div className="filters sm:grid-cols-3 lg:grid-cols-5">
        <SelectField
          name="agreement"
          label={m.signing_agreement({}, l)}
          options={agreements.map(({ code, title }) => ({ value: code, label: title }))}
          defaultValue={search.templateCode ?? ''}
        />
        <TextField
          type="date"
          name="on"
          label={m.signing_as_of({}, l)}
          max={today}
          defaultValue={search.on}
        />
        <SelectField
          name="standing"
          label={m.signing_standing({}, l)}
          options={[any, ...STANDINGS.map(value => ({ value, label: STANDING_LABELS[value]({}, l) }))]}
          defaultValue={search.standing ?? ''}
        />
        <SupplierSearchField q={filter.q} />
        <SupplierKindFields
          category={filter.category}
          region={filter.region}
          supplierClass={filter.supplierClass}
        />
        <SelectField
          name="status"
          label={m.supplier_status({}, l)}
          options={[any, ...optionsOf(SUPPLIER_STATUSES, STATUS_LABELS, l)]}
          defaultValue={filter.status ?? ''}
        />
        <SelectField
          name="site"
          label={m.supplier_sites({}, l)}
          options={[any, ...sites.map(site => ({ value: site.id, label: nameFor(site, l) }))]}
          defaultValue={filter.siteId ?? ''}
        />
        <FilterButtons clearTo="/agreements" />
      </div>
    </Form>
  )
}
