/** What a supplier enters for one item. Shapes only; `check-answer.ts` says what is wrong with a value. */

export type CertificateRecord = {
  type: string | null
  number: string
  issuer: string
  scope: string
  site: string
  /** Calendar dates, `YYYY-MM-DD`; in a complete record `validTo` null means the paper has no expiry (长期). */
  validFrom: string | null
  validTo: string | null
  /** Set when the supplier says that the paper has no expiry: tells that from a date not entered yet. */
  noExpiry?: true
}

export type CertificateValue = { status: string | null; certificates: CertificateRecord[] }
export type RowValue = Record<string, string | number | null>
export type FieldValue = string | number | CertificateValue | RowValue[] | null

/** Field id → value. A missing id and null both mean: not answered. */
export type AnswerValues = Record<string, FieldValue>

export type ItemAnswer = {
  values: AnswerValues
  /** Set when the supplier says that the item does not apply. */
  notApplicable?: { reason: string }
  /** Set when the supplier uses its right to decline an item above the legal cap. */
  declined?: { reason: string }
}
