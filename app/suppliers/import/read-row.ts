import { checkField, readField, type FieldRule } from '#app/http/form-rules.ts'
import { normalizeCreditCode } from '../credit-code.ts'
import { SupplierForm, type SupplierFormValues } from '../supplier-form.ts'
import { foldWord, splitList } from './cell-text.ts'
import { findOwners, findSites, type Directory, type Listed } from './directory.ts'
import { FACT_FIELDS, type FactField } from './fields.ts'
import type { ColumnMapping, RowProblem } from './import-state.ts'
import { readContacts, type GivenContact } from './read-contacts.ts'
import { readDate } from './read-date.ts'
import { readPlain, tell, textOf, type Reading } from './reading.ts'
import { readWord, readYesNo } from './vocabulary-words.ts'

/** What a row says about a supplier: only what it says, an empty cell says nothing. */
export type GivenRow = {
  values: Partial<SupplierFormValues>
  statusSince?: string
  statusReason?: string
  sites?: { text: string; listed: Listed[] }
  /** Everybody whom the row may mean, and the column that says so. */
  owner?: { field: 'owner' | 'ownerEmail'; text: string; people: Listed[] }
  contacts: GivenContact[]
}

export type ReadRow = { given: GivenRow; problems: RowProblem[] }

const MAX_REASON = 500
const reasonRule: FieldRule = { kind: 'text', maxLength: MAX_REASON }

/** Reads the cells of one row by the same rules as the form; what is wrong is told cell by cell. */
export function readRow(cells: readonly string[], mapping: ColumnMapping, directory: Directory): ReadRow {
  const reading: Reading = { cells, mapping, directory, problems: [] }
  const given: GivenRow = { values: {}, contacts: [] }
  for (const field of FACT_FIELDS) readFact(reading, field, given)
  given.owner = readOwner(reading)
  given.contacts = readContacts(reading)
  return { given, problems: reading.problems }
}

/** The keys by which rows of a file are found to mean the same supplier; folded, empty when there is none. */
export function identityOf({ values }: GivenRow) {
  return {
    code: values.code ?? '',
    creditCode: normalizeCreditCode(values.creditCode ?? ''),
    names: [foldWord(values.nameZh ?? ''), foldWord(values.nameEn ?? '')].filter(Boolean),
  }
}

function readFact(reading: Reading, field: FactField, given: GivenRow) {
  const text = textOf(reading, field)
  if (text === '' || field === 'owner' || field === 'ownerEmail') return
  if (field === 'sites') given.sites = readSites(reading, text)
  else if (field === 'statusSince') given.statusSince = readDay(reading, text)
  else if (field === 'statusReason') given.statusReason = readPlain(reading, field, reasonRule, text)
  else Object.assign(given.values, readFormField(reading, field, text))
}

type FormField = Exclude<FactField, 'sites' | 'owner' | 'ownerEmail' | 'statusSince' | 'statusReason'>

function readFormField(reading: Reading, field: FormField, text: string): Partial<SupplierFormValues> {
  const typed = asTyped(field, text)
  if (typed === null)
    return tell(
      reading,
      field,
      field === 'isStrategic' || field === 'isSmallFirm' ? 'not-yes-or-no' : 'not-a-word',
    )
  const rule: FieldRule = SupplierForm[field]
  const error = checkField(rule, [typed])
  if (error) return tell(reading, field, error.code, error.limit)
  return { [field]: readField(rule, [typed]) }
}

/** The text as it would have been typed into the form; null when no value is called that. */
function asTyped(field: FormField, text: string): string | null {
  switch (field) {
    case 'category':
    case 'region':
    case 'supplierClass':
    case 'status':
    case 'spendBand':
      return readWord(field, text)
    case 'isStrategic':
    case 'isSmallFirm': {
      const answer = readYesNo(text)
      return answer === null ? null : String(answer)
    }
    case 'headcount':
      return text.normalize('NFKC').replace(/[,\s]|人$/gu, '')
    default:
      return text
  }
}

function readSites(reading: Reading, text: string): GivenRow['sites'] {
  const found = findSites(splitList(text), reading.directory)
  return found.ok ? { text, listed: found.sites } : void tell(reading, 'sites', found.why)
}

/** The address tells who is meant, the name has to agree with it; without an address the name tells. */
function readOwner(reading: Reading): GivenRow['owner'] {
  const named = readPeople(reading, 'owner')
  const addressed = readPeople(reading, 'ownerEmail')
  if (!named || !addressed) return addressed ?? named
  const isSame = addressed.people.some(({ id }) => named.people.some(each => each.id === id))
  return isSame ? addressed : void tell(reading, 'owner', 'owners-disagree')
}

function readPeople(reading: Reading, field: 'owner' | 'ownerEmail'): GivenRow['owner'] {
  const text = textOf(reading, field)
  if (text === '') return undefined
  const people = findOwners(text, reading.directory)
  return people.length > 0 ? { field, text, people } : void tell(reading, field, 'unknown-owner')
}

function readDay(reading: Reading, text: string): string | undefined {
  const read = readDate(text)
  return read.ok ? read.date : void tell(reading, 'statusSince', read.why)
}
