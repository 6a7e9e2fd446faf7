import { filterParams, readSupplierFilter, type SupplierFilter } from './supplier-search.ts'

/** Suppliers to do something with together: one by one, or all that match a filter. */
export type SupplierChoice = { supplierIds: string[] } | { filter: SupplierFilter }

/** What an address says: those the person has ticked, which the server keeps, or all that match. */
export type AskedChoice = { isTicked: true } | { isTicked: false; filter: SupplierFilter }

/** More suppliers than this are not ticked or changed together. */
export const MAX_CHOSEN = 5000

/** Fields of the list's form: the suppliers shown, and those of them that are ticked. */
export const SHOWN_FIELD = 'shown'
export const TICKED_FIELD = 'ticked'
const MAX_SHOWN = 200

/** Reads the ticks of one page of a list: who is shown and not ticked is no longer chosen. */
export function readTicks(form: FormData): { ticked: string[]; unticked: string[] } {
  const shown = idsIn(form, SHOWN_FIELD)
  const ticked = new Set(idsIn(form, TICKED_FIELD))
  return {
    ticked: shown.filter(id => ticked.has(id)),
    unticked: shown.filter(id => !ticked.has(id)),
  }
}

export function readChoice(params: URLSearchParams): AskedChoice {
  return params.get('choice') === 'filter'
    ? { isTicked: false, filter: readSupplierFilter(params) }
    : { isTicked: true }
}

/** The address of a page that works on a choice. */
export function choiceHref(path: string, choice: AskedChoice) {
  const params = choice.isTicked ? [] : [['choice', 'filter'], ...filterParams(choice.filter)]
  return params.length > 0 ? `${path}?${new URLSearchParams(params)}` : path
}

function idsIn(form: FormData, name: string) {
  const ids = form.getAll(name).filter(value => typeof value === 'string')
  return [...new Set(ids)].slice(0, MAX_SHOWN)
}
