import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { SelectField, TextField } from '#app/ui/Field.tsx'
import { CATEGORY_LABELS, CLASS_LABELS, optionsOf, REGION_LABELS } from './labels.ts'
import type { SupplierFilter } from './supplier-search.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS } from './vocabulary.ts'

/** The search box of every list of suppliers. */
export function SupplierSearchField({ q }: Pick<SupplierFilter, 'q'>) {
  const l = useLocale()
  return (
    <TextField
      type="search"
      name="q"
      label={m.supplier_search({}, l)}
      placeholder={m.supplier_search_hint({}, l)}
      defaultValue={q}
      maxLength={100}
    />
  )
}

type Kind = Pick<SupplierFilter, 'category' | 'supplierClass'> & Partial<Pick<SupplierFilter, 'region'>>

/** What kind of supplier: category, class, and region where that is filtered by. */
export function SupplierKindFields({ category, region, supplierClass }: Kind) {
  const l = useLocale()
  const any = { value: '', label: m.supplier_any({}, l) }
  return (
    <>
      <SelectField
        name="category"
        label={m.supplier_category({}, l)}
        options={[any, ...optionsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS, l)]}
        defaultValue={category ?? ''}
      />
      {region !== undefined && (
        <SelectField
          name="region"
          label={m.supplier_region({}, l)}
          options={[any, ...optionsOf(SUPPLIER_REGIONS, REGION_LABELS, l)]}
          defaultValue={region ?? ''}
        />
      )}
      <SelectField
        name="class"
        label={m.supplier_column_class({}, l)}
        options={[any, ...optionsOf(SUPPLIER_CLASSES, CLASS_LABELS, l)]}
        defaultValue={String(supplierClass ?? '')}
      />
    </>
  )
}

/** Applies the filter, or leads back to the whole list at `clearTo`. */
export function FilterButtons({ clearTo, keepScroll }: { clearTo: string; keepScroll?: boolean }) {
  const l = useLocale()
  return (
    <div className="flex items-center gap-3">
      <Button type="submit" variant="secondary">
        {m.supplier_filter_apply({}, l)}
      </Button>
      <Link to={clearTo} preventScrollReset={keepScroll} className="link text-sm whitespace-nowrap">
        {m.supplier_filter_clear({}, l)}
      </Link>
    </div>
  )
}
