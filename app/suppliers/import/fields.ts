/** Facts of a supplier that a file may carry, in the order of the template. */
export const FACT_FIELDS = [
  'code',
  'nameZh',
  'nameEn',
  'creditCode',
  'region',
  'province',
  'category',
  'supplierClass',
  'status',
  'statusSince',
  'statusReason',
  'isStrategic',
  'isSmallFirm',
  'headcount',
  'spendBand',
  'sites',
  'owner',
  'ownerEmail',
  'notes',
] as const
export type FactField = (typeof FACT_FIELDS)[number]

export const CONTACT_NUMBERS = [1, 2, 3] as const
export type ContactNumber = (typeof CONTACT_NUMBERS)[number]
export const CONTACT_PARTS = ['Name', 'Email', 'Locale', 'Roles'] as const
export type ContactPart = (typeof CONTACT_PARTS)[number]

/** `contact2Email`: the address of the second person of a row. */
export type ContactField = `contact${ContactNumber}${ContactPart}`
export const CONTACT_FIELDS: readonly ContactField[] = CONTACT_NUMBERS.flatMap(number =>
  CONTACT_PARTS.map(part => contactField(number, part)),
)

export type ImportField = FactField | ContactField
export const IMPORT_FIELDS: readonly ImportField[] = [...FACT_FIELDS, ...CONTACT_FIELDS]

/** What a new supplier cannot do without; a known one keeps what it has. One of the two names is enough. */
export const NEEDED_FIELDS: readonly ImportField[] = [
  'code',
  'nameZh',
  'region',
  'province',
  'category',
  'supplierClass',
]

export function contactField(number: ContactNumber, part: ContactPart): ContactField {
  return `contact${number}${part}`
}

export function isImportField(name: string): name is ImportField {
  return IMPORT_FIELDS.some(field => field === name)
}

/** The letters a spreadsheet shows above a column; columns count from 0. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}
