import type { FormErrors } from '#app/http/form-rules.ts'
import { isSamePlace, regionOfPlace } from '../place-names.ts'
import { readSupplierFacts, type SupplierFacts, type SupplierFormValues } from '../supplier-form.ts'
import { cleanCell, cleanCode, cleanLines } from './cell-text.ts'
import { NEEDED_FIELDS, type ImportField } from './fields.ts'
import { mergeStanding } from './merge-standing.ts'
import { pickOwner } from './pick-owner.ts'
import type { GivenRow } from './read-row.ts'

/** What an import writes of a supplier. */
export type ImportedFacts = SupplierFacts & { statusSince: string | null; statusReason: string | null }

export type MergeProblem = { field: ImportField; code: string; limit?: string }
export type Merged = { ok: true; facts: ImportedFacts } | { ok: false; problems: MergeProblem[] }

/**
 * The facts of a supplier after a row: what the row says over what is known, null for a new one. A new supplier
 * is qualified unless the row says otherwise, and lies where its province does; one that comes suspended or
 * disqualified has to say why and since when. A change of status keeps to the steps that people take, with today
 * (`YYYY-MM-DD`) as its date when none is given.
 */
export function mergeFacts(
  given: GivenRow,
  before: ImportedFacts | null,
  today: string,
  isCommitted = true,
): Merged {
  const owner = pickOwner(given, before?.ownerId ?? null)
  const told = before ? overKnown(given, before) : asNew(given)
  const values = { ...told, ...(owner.ownerId !== undefined && { ownerId: owner.ownerId }) }
  const missing = missingProblems(given, values)
  const read = readSupplierFacts(values as SupplierFormValues)
  const wrong = read.ok ? [] : problemsOf(read.errors)
  const status = mergeStanding(given, values.status ?? 'qualified', before, today, isCommitted)
  const problems = [
    ...missing,
    ...wrong.filter(({ field }) => !isAmong(missing, field)),
    ...placeProblems(values, before),
    ...owner.problems,
    ...status.problems,
  ]
  if (!read.ok || problems.length > 0) return { ok: false, problems }
  return { ok: true, facts: { ...read.facts, ...status.standing } }
}

/** Names and values of everything that differs. */
export function changedFacts(before: ImportedFacts, after: ImportedFacts) {
  const names = Object.keys(after) as (keyof ImportedFacts)[]
  return names.filter(name => before[name] !== after[name])
}

type Values = Partial<SupplierFormValues>

function asNew({ values }: GivenRow): Values {
  const nothing = { nameZh: null, nameEn: null, creditCode: null, headcount: null, spendBand: null }
  const defaults = {
    status: 'qualified',
    isStrategic: false,
    isSmallFirm: false,
    ownerId: null,
    notes: null,
  } as const
  const region = values.province ? regionOfPlace(values.province) : null
  return { ...nothing, ...defaults, ...(region && { region }), ...values }
}

function overKnown({ values }: GivenRow, before: ImportedFacts): Values {
  const { statusSince: _since, statusReason: _reason, supplierClass, ...known } = before
  const names = { nameZh: values.nameZh ?? null, nameEn: values.nameEn ?? null }
  const isOneNameForBoth =
    before.nameZh === before.nameEn && (names.nameZh === null) !== (names.nameEn === null)
  return {
    ...known,
    supplierClass: String(supplierClass) as SupplierFormValues['supplierClass'],
    ...values,
    ...(isOneNameForBoth && names),
    ...sameInOtherWords(values, before),
  }
}

/** What a cell says in other characters or another language than the register stays as the register has it. */
function sameInOtherWords(values: Values, before: ImportedFacts): Values {
  const { nameZh, nameEn, creditCode, province, notes } = before
  return {
    ...(values.nameZh === cleanCell(nameZh) && { nameZh }),
    ...(values.nameEn === cleanCell(nameEn) && { nameEn }),
    ...(values.creditCode === cleanCode(creditCode ?? '') && { creditCode }),
    ...(values.province && isSamePlace(values.province, province) && { province }),
    ...(values.notes === cleanLines(notes) && { notes }),
  }
}

/** On the mainland the province is one there is; what has stood in the register so far may stay. */
function placeProblems({ region, province }: Values, before: ImportedFacts | null): MergeProblem[] {
  const isKept = before !== null && before.province === province && before.region === region
  if (region !== 'mainland' || !province || isKept) return []
  return regionOfPlace(province) === 'mainland' ? [] : [{ field: 'province', code: 'unknown-province' }]
}

/** The region follows from the province: asked for by itself only where the row has a province. */
function missingProblems(given: GivenRow, values: Values): MergeProblem[] {
  const missing = NEEDED_FIELDS.flatMap(field => missingProblem(field, values))
  const isRegionTold = isAmong(missing, 'province') && given.values.region === undefined
  return missing.filter(({ field }) => field !== 'region' || !isRegionTold)
}

function missingProblem(field: ImportField, values: Values): MergeProblem[] {
  if (field === 'nameZh') return values.nameZh || values.nameEn ? [] : [{ field, code: 'name-missing' }]
  const value = values[field as keyof Values]
  return value === undefined || value === null || value === '' ? [{ field, code: 'required' }] : []
}

function problemsOf(errors: FormErrors): MergeProblem[] {
  return Object.entries(errors).map(([field, error]) => ({
    field: field as ImportField,
    code: error.code,
  }))
}

function isAmong(problems: readonly MergeProblem[], field: ImportField) {
  return problems.some(problem => problem.field === field)
}
