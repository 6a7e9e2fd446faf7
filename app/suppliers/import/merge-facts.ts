import type { FormErrors } from '#app/http/form-rules.ts'
import { dateProblem, needsReason, whyNotQualify, whyNotStatus } from '../status-change.ts'
import { readSupplierFacts, type SupplierFacts, type SupplierFormValues } from '../supplier-form.ts'
import type { SupplierStatus } from '../vocabulary.ts'
import { NEEDED_FIELDS, type ImportField } from './fields.ts'
import { regionOfPlace } from './place.ts'
import type { GivenRow } from './read-row.ts'

/** What an import writes of a supplier. */
export type ImportedFacts = SupplierFacts & { statusSince: string | null; statusReason: string | null }

export type MergeProblem = { field: ImportField; code: string; limit?: string }
export type Merged = { ok: true; facts: ImportedFacts } | { ok: false; problems: MergeProblem[] }

/**
 * The facts of a supplier after a row: what the row says over what is known, null for a new one. A new supplier
 * is qualified unless the row says otherwise, and lies where its province does. A change of status keeps to the
 * steps that people take, with today (`YYYY-MM-DD`) as its date when none is given.
 */
export function mergeFacts(
  given: GivenRow,
  before: ImportedFacts | null,
  today: string,
  isCommitted = true,
): Merged {
  const values = before ? overKnown(given, before) : asNew(given)
  const missing = missingProblems(given, values)
  const read = readSupplierFacts(values as SupplierFormValues)
  const wrong = read.ok ? [] : problemsOf(read.errors)
  const status = statusAfter(given, values.status ?? 'qualified', before, today, isCommitted)
  const problems = [...missing, ...wrong.filter(({ field }) => !isAmong(missing, field)), ...status.problems]
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
  }
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

type Standing = Pick<ImportedFacts, 'statusSince' | 'statusReason'>

function statusAfter(
  given: GivenRow,
  status: SupplierStatus,
  before: ImportedFacts | null,
  today: string,
  isCommitted: boolean,
): { standing: Standing; problems: MergeProblem[] } {
  const isStep = before !== null && before.status !== status
  const isKept = before !== null && !isStep
  const since = given.statusSince ?? (isKept ? before.statusSince : today)
  const reason = given.statusReason ?? (isKept ? before.statusReason : null)
  const problems: MergeProblem[] = []
  const lastSince = isStep ? before.statusSince : null
  const wrongDate = given.statusSince === undefined ? null : dateProblem(given.statusSince, lastSince, today)
  if (wrongDate) problems.push({ field: 'statusSince', code: wrongDate })
  if (isStep && whyNotStatus(before.status, status)) problems.push({ field: 'status', code: 'no-such-step' })
  else if (isStep && whyNotQualify(status, isCommitted))
    problems.push({ field: 'status', code: 'commitment-missing' })
  else if (isStep && needsReason(before.status, status) && !reason)
    problems.push({ field: 'statusReason', code: 'reason-missing' })
  return { standing: { statusSince: since, statusReason: reason }, problems }
}
