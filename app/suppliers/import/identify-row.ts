import type { ImportField } from './fields.ts'
import type { FileIndex } from './file-index.ts'
import type { ImportedFacts } from './merge-facts.ts'
import { identityOf, type GivenRow } from './read-row.ts'

/** A supplier of the register as an import sees it. */
export type KnownSupplier = {
  id: string
  facts: ImportedFacts
  siteIds: string[]
  hasOwner: boolean
  isClosed: boolean
  updatedAt: Date
}

/** What the register has for the keys of a row. */
export type Found = {
  byCode: KnownSupplier | null
  byCreditCode: readonly KnownSupplier[]
  byName: KnownSupplier | null
  /** Who has an address already, by address; `supplierId` null: a person of the buyer. */
  holders: Map<string, { supplierId: string | null }>
}

/** `isLikely`: perhaps the same as `known`, or as the row `duplicateOf`; a person has to say. */
export type Identified = {
  known: KnownSupplier | null
  isLikely: boolean
  duplicateOf: number | null
  /** False when "another supplier" cannot be the answer: two suppliers cannot have one code. */
  canBeOther: boolean
  problems: { field: ImportField; code: string; limit?: string }[]
}

type Context = { index: FileIndex; pending: Map<string, { certainRow: number | null }> }

/**
 * Which supplier a row is about: by its code, without a code by its credit code. A row with a new code whose
 * credit code or name is known, and a row that repeats an earlier one, are only likely to be the same.
 */
export function identify(context: Context, rowNumber: number, given: GivenRow, found: Found): Identified {
  const { code, creditCode, names } = identityOf(given)
  const firstOfCode = code === '' ? undefined : context.index.codes.get(code)
  const isRepeatedCode = firstOfCode !== undefined && firstOfCode < rowNumber
  if (isRepeatedCode) return likely(found.byCode, firstOfCode, false)
  if (found.byCode) return byCode(context, found.byCode, found)
  if (code === '') return byCreditCode(context, found)
  const [withCreditCode] = found.byCreditCode
  const candidate = withCreditCode ?? found.byName
  if (candidate) return likely(candidate, earlierRowOf(context, candidate), true)
  const earlier = [
    context.index.creditCodes.get(creditCode),
    ...names.map(name => context.index.names.get(name)),
  ].find(row => row !== undefined && row < rowNumber)
  return earlier === undefined ? certain(null) : likely(null, earlier, true)
}

function byCode(context: Context, known: KnownSupplier, found: Found): Identified {
  const [other] = found.byCreditCode
  const isDisagreeing = other !== undefined && found.byCreditCode.every(each => each.id !== known.id)
  if (isDisagreeing)
    return refused(known, { field: 'creditCode', code: 'codes-disagree', limit: other.facts.code })
  return certainOrRepeated(context, known)
}

function byCreditCode(context: Context, { byCreditCode: found }: Found): Identified {
  const [known, another] = found
  if (another) return refused(null, { field: 'code', code: 'credit-code-of-several' })
  return known ? certainOrRepeated(context, known) : certain(null)
}

/** Certain about the supplier, unless an earlier row was certain about it as well. */
function certainOrRepeated(context: Context, known: KnownSupplier): Identified {
  if (known.isClosed) return refused(known, { field: 'code', code: 'supplier-closed' })
  const earlier = earlierRowOf(context, known)
  return earlier === null ? certain(known) : likely(known, earlier, false)
}

/** An earlier row that is about the supplier beyond doubt. */
function earlierRowOf({ pending }: Context, { id }: KnownSupplier) {
  return pending.get(id)?.certainRow ?? null
}

function certain(known: KnownSupplier | null): Identified {
  return { known, isLikely: false, duplicateOf: null, canBeOther: true, problems: [] }
}

function likely(known: KnownSupplier | null, duplicateOf: number | null, canBeOther: boolean): Identified {
  return { known, isLikely: true, duplicateOf, canBeOther, problems: [] }
}

function refused(known: KnownSupplier | null, problem: Identified['problems'][number]): Identified {
  return { ...certain(known), problems: [problem] }
}
