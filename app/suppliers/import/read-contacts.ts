import { cleanPersonName } from '#app/accounts/person-name.ts'
import { SUPPLIER_ROLES, type SupplierRole } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { ContactForm } from '../supplier-form.ts'
import { splitList } from './cell-text.ts'
import { CONTACT_NUMBERS, contactField, type ContactNumber, type ImportField } from './fields.ts'
import { readPlain, tell, textOf, type Reading } from './reading.ts'
import { readWord } from './vocabulary-words.ts'

export type GivenContact = {
  number: ContactNumber
  email: string
  name: string
  locale: Locale | null
  roles: SupplierRole[] | null
}

/** The people a row names, each with name and address. */
export function readContacts(reading: Reading): GivenContact[] {
  const contacts = CONTACT_NUMBERS.flatMap(number => readContact(reading, number))
  checkAddresses(reading, contacts)
  return contacts
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
