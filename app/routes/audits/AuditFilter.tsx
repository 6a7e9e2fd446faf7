import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { auditorOptions } from '#app/remediation/audits/ArrangementFields.tsx'
import { auditsHref } from '#app/remediation/audits/audit-search.ts'
import { AUDIT_MODE_LABELS } from '#app/remediation/audits/labels.ts'
import { AUDIT_MODES } from '#app/remediation/audits/vocabulary.ts'
import { FilterButtons, SupplierSearchField } from '#app/suppliers/FilterFields.tsx'
import { optionsOf } from '#app/suppliers/labels.ts'
import { SelectField } from '#app/ui/Field.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { AuditListData } from './route.tsx'

/** Which audits: of which supplier, year, kind and auditor. */
export function AuditFilter({ page: { search, years, auditors } }: { page: AuditListData }) {
  const l = useLocale()
  const any = m.supplier_any({}, l)
  const all = { view: search.view, year: null, mode: null, auditorId: null, supplierId: null, q: '' }
  return (
    <Card>
      <Form
        // A link that changes the filter shows in the fields, too.
        key={auditsHref(search)}
        method="get"
        className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
      >
        {search.view !== 'open' && <input type="hidden" name="view" value={search.view} />}
        {search.supplierId && <input type="hidden" name="supplier" value={search.supplierId} />}
        <SupplierSearchField q={search.q} />
        <SelectField
          name="year"
          label={m.audit_year({}, l)}
          options={[
            { value: '', label: any },
            ...years.map(year => ({ value: `${year}`, label: `${year}` })),
          ]}
          defaultValue={search.year ?? ''}
        />
        <SelectField
          name="mode"
          label={m.audit_mode({}, l)}
          options={[{ value: '', label: any }, ...optionsOf(AUDIT_MODES, AUDIT_MODE_LABELS, l)]}
          defaultValue={search.mode ?? ''}
        />
        <SelectField
          name="auditor"
          label={m.audit_auditor({}, l)}
          options={auditorOptions(auditors, any)}
          defaultValue={search.auditorId ?? ''}
        />
        <FilterButtons clearTo={auditsHref(search, all)} />
      </Form>
    </Card>
  )
}
