import { cleanPersonName } from '#app/accounts/person-name.ts'
import { SUPPLIER_ROLES, type SupplierRole } from '#app/accounts/roles.ts'
import { checkField, readField, type FieldRule } from '#app/http/form-rules.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { normalizeCreditCode } from '../credit-code.ts'
import { ContactForm, SupplierForm, type SupplierFormValues } from '../supplier-form.ts'
import { cleanCell, cleanCode, cleanLines, foldWord, isFormulaError, splitList } from './cell-text.ts'
import {
  CONTACT_NUMBERS,
  contactField,
  FACT_FIELDS,
  type ContactNumber,
  type FactField,
  type ImportField,
} from './fields.ts'
import type { ColumnMapping, RowProblem } from './import-state.ts'
import { readDate } from './read-date.ts'
import { readWord, readYesNo } from './vocabulary-words.ts'

/** What a row says about a supplier: only what it says, an empty cell says nothing. */
export type GivenRow = {
  values: Partial<SupplierFormValues>
  statusSince?: string
  statusReason?: string
  siteIds?: string[]
  contacts: GivenContact[]
}
export type GivenContact = {
  number: ContactNumber
  email: string
  name: string
  locale: Locale | null
  roles: SupplierRole[] | null
}

/** What words of a row can only be looked up in: the buyer's open sites by code and name, its people by address. */
export type Directory = { siteIds: Map<string, string>; ownerIds: Map<string, string> }

export type ReadRow = { given: GivenRow; problems: RowProblem[] }

const MAX_REASON = 500
const reasonRule: FieldRule = { kind: 'text', maxLength: MAX_REASON }
/** What people write where there is nothing to write. */
const NOTHING = /^(?:[-–—/\\]+|无|n\/a|none|暂无)$/iu
const MEANS_ITSELF: readonly ImportField[] = ['code', 'nameZh', 'nameEn', 'notes']

/** Reads the cells of one row by the same rules as the form; what is wrong is told cell by cell. */
export function readRow(cells: readonly string[], mapping: ColumnMapping, directory: Directory): ReadRow {
  const reading = { cells, mapping, directory, problems: [] as RowProblem[] }
  const given: GivenRow = { values: {}, contacts: [] }
  for (const field of FACT_FIELDS) readFact(reading, field, given)
  given.contacts = CONTACT_NUMBERS.flatMap(number => readContact(reading, number))
  checkAddresses(reading, given.contacts)
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

type Reading = {
  cells: readonly string[]
  mapping: ColumnMapping
  directory: Directory
  problems: RowProblem[]
}

function readFact(reading: Reading, field: FactField, given: GivenRow) {
  const text = textOf(reading, field)
  if (text === '') return
  if (field === 'sites') given.siteIds = readSites(reading, text)
  else if (field === 'owner') Object.assign(given.values, readOwner(reading, text))
  else if (field === 'statusSince') given.statusSince = readDay(reading, text)
  else if (field === 'statusReason') given.statusReason = readPlain(reading, field, reasonRule, text)
  else Object.assign(given.values, readFormField(reading, field, text))
}

type FormField = Exclude<FactField, 'sites' | 'owner' | 'statusSince' | 'statusReason'>

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

function readSites(reading: Reading, text: string): string[] | undefined {
  const found = splitList(text).map(word => reading.directory.siteIds.get(foldWord(word)))
  const ids = found.filter(id => id !== undefined)
  if (ids.length < found.length) return void tell(reading, 'sites', 'unknown-site')
  return [...new Set(ids)]
}

function readOwner(reading: Reading, text: string): Partial<SupplierFormValues> {
  const ownerId = reading.directory.ownerIds.get(text.toLowerCase())
  return ownerId === undefined ? tell(reading, 'owner', 'unknown-owner') : { ownerId }
}

function readDay(reading: Reading, text: string): string | undefined {
  const read = readDate(text)
  return read.ok ? read.date : void tell(reading, 'statusSince', read.why)
}

function readPlain(reading: Reading, field: ImportField, rule: FieldRule, text: string): string | undefined {
  const error = checkField(rule, [text])
  return error ? void tell(reading, field, error.code, error.limit) : text
}

function readContact(reading: Reading, number: ContactNumber): GivenContact[] {
  const [nameField, emailField] = [contactField(number, 'Name'), contactField(number, 'Email')]
  const name = textOf(reading, nameField)
  const email = textOf(reading, emailField).toLowerCase()
  const locale = readWordCell(reading, contactField(number, 'Locale'), 'locale')
  const roles = readRoles(reading, number)
  if (name === '' && email === '') return []
  // A name alone, or an address alone, is half a person: nobody could be written to, or nobody would be addressed.
  if (email === '') tell(reading, emailField, 'contact-without-address')
  else if (name === '') tell(reading, nameField, 'contact-without-name')
  const isRead =
    readPlain(reading, emailField, { ...ContactForm.email, required: false }, email) !== undefined &&
    readPlain(reading, nameField, { ...ContactForm.name, required: false }, name) !== undefined
  if (!isRead || email === '' || name === '') return []
  return [{ number, email, name: cleanPersonName(name, email), locale, roles }]
}

function readWordCell(reading: Reading, field: ImportField, words: 'locale'): Locale | null {
  const text = textOf(reading, field)
  const value = text === '' ? null : readWord(words, text)
  if (text !== '' && value === null) tell(reading, field, 'not-a-word')
  return value === 'zh-CN' || value === 'en' ? value : null
}

function readRoles(reading: Reading, number: ContactNumber): SupplierRole[] | null {
  const field = contactField(number, 'Roles')
  const words = splitList(textOf(reading, field))
  if (words.length === 0) return null
  const read = words.map(word => readWord('role', word))
  if (read.includes(null)) tell(reading, field, 'not-a-word')
  const roles = SUPPLIER_ROLES.filter(role => read.includes(role))
  return roles.length > 0 ? roles : null
}

function checkAddresses(reading: Reading, contacts: GivenContact[]) {
  contacts.forEach(({ email, number }, at) => {
    const isRepeated = contacts.slice(0, at).some(earlier => earlier.email === email)
    if (isRepeated) tell(reading, contactField(number, 'Email'), 'address-twice')
  })
}

/** The cleaned text of a field's cell; empty when it has no column, says nothing, or holds a failed formula. */
function textOf(reading: Reading, field: ImportField): string {
  const column = reading.mapping[field]
  const raw = column === undefined ? '' : (reading.cells[column] ?? '')
  const text = field === 'notes' ? cleanLines(raw) : isCode(field) ? cleanCode(raw) : cleanCell(raw)
  if (isFormulaError(text)) return tellOnce(reading, field)
  return NOTHING.test(text) && !MEANS_ITSELF.includes(field) ? '' : text
}

function isCode(field: ImportField) {
  return field === 'code' || field === 'creditCode' || field === 'owner' || field.endsWith('Email')
}

function tellOnce(reading: Reading, field: ImportField) {
  tell(reading, field, 'formula-error')
  return ''
}

function tell(reading: Reading, field: ImportField, code: string, limit?: number) {
  const column = reading.mapping[field] ?? null
  const value = column === null ? '' : cleanCell(reading.cells[column] ?? '').slice(0, 200)
  reading.problems.push({ column, field, code, value, ...(limit !== undefined && { limit: String(limit) }) })
  return {}
}
