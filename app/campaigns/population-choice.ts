import { filterParams, readSupplierFilter, type SupplierFilter } from '#app/suppliers/supplier-search.ts'

/** Whom a campaign is opened for: suppliers one by one, or all that match a filter. */
export type PopulationChoice = { supplierIds: string[] } | { filter: SupplierFilter }

/** Values of the field `choice`, and the names of the fields that go with it. */
export const CHOICES = ['filter', 'checked'] as const
export const SUPPLIER_ID_FIELD = 'supplierId'
const MAX_IDS = 5000

/** Reads the posted choice. A filter travels as the fields of the list's address. */
export function readPopulationChoice(form: FormData): PopulationChoice {
  if (form.get('choice') === 'filter') return { filter: readSupplierFilter(toParams(form)) }
  const ids = form.getAll(SUPPLIER_ID_FIELD).filter(value => typeof value === 'string')
  return { supplierIds: ids.slice(0, MAX_IDS) }
}

/** The same choice as hidden fields, to be posted again. */
export function choiceFields(choice: PopulationChoice): [string, string][] {
  if ('filter' in choice) return [['choice', 'filter'], ...filterParams(choice.filter)]
  return [['choice', 'checked'], ...choice.supplierIds.map((id): [string, string] => [SUPPLIER_ID_FIELD, id])]
}

function toParams(form: FormData) {
  const given = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return new URLSearchParams(given)
}
