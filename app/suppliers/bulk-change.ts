import type { FormErrors, FormRules, FormValues } from '#app/http/form-rules.ts'
import { NO_OWNER } from './supplier-search.ts'
import type { SupplierChoices } from './supplier-form.ts'
import { dateProblem, needsReason, whyNotQualify, whyNotStatus } from './status-change.ts'
import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  SUPPLIER_STATUSES,
  type SpendBand,
  type SupplierCategory,
  type SupplierClass,
  type SupplierStatus,
} from './vocabulary.ts'

/** In place of a value: take away what stands there. */
export const TAKE_AWAY = NO_OWNER
/** Disqualification is decided for each supplier by itself. */
export const BULK_STATUSES = SUPPLIER_STATUSES.filter(status => status !== 'disqualified')
const YES_NO = ['yes', 'no'] as const

/** What can be changed for many at once; what is left empty stays as it is. */
export function bulkForm({ sites, owners }: SupplierChoices) {
  const siteIds = sites.map(one => one.id)
  return {
    supplierClass: { kind: 'option', options: ['1', '2', '3'] },
    category: { kind: 'option', options: SUPPLIER_CATEGORIES },
    spendBand: { kind: 'option', options: [...SPEND_BANDS, TAKE_AWAY] },
    ownerId: { kind: 'option', options: [...owners.map(one => one.id), TAKE_AWAY] },
    isStrategic: { kind: 'option', options: YES_NO },
    isSmallFirm: { kind: 'option', options: YES_NO },
    addSites: { kind: 'options', options: siteIds },
    removeSites: { kind: 'options', options: siteIds },
    status: { kind: 'option', options: BULK_STATUSES },
    since: { kind: 'date' },
    reason: { kind: 'text', maxLength: 500 },
  } as const satisfies FormRules
}

/** The facts that get one new value for all; a key that is missing stays as it is. */
export type BulkFacts = Partial<{
  supplierClass: SupplierClass
  category: SupplierCategory
  spendBand: SpendBand | null
  ownerId: string | null
  isStrategic: boolean
  isSmallFirm: boolean
}>

export type BulkChange = {
  facts: BulkFacts
  addSites: string[]
  removeSites: string[]
  status: { to: SupplierStatus; since: string; reason: string | null } | null
}

/** Reads the form. Refuses when nothing is to change, and a status without its date or, where needed, its reason. */
export function readBulkChange(
  values: FormValues<ReturnType<typeof bulkForm>>,
  today: string,
): { ok: true; change: BulkChange } | { ok: false; errors: FormErrors } {
  const { status: to, since, reason } = values
  const errors: FormErrors = {}
  if (to && !since) errors.since = { code: 'required' }
  if (to && since && since > today) errors.since = { code: 'not-a-date' }
  if (to && to !== 'qualified' && !reason) errors.reason = { code: 'required' }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const facts = readFacts(values)
  const removeSites = values.removeSites.filter(id => !values.addSites.includes(id))
  const status = to && since ? { to, since, reason } : null
  return { ok: true, change: { facts, addSites: values.addSites, removeSites, status } }
}

export function isEmptyChange({ facts, addSites, removeSites, status }: BulkChange) {
  return Object.keys(facts).length + addSites.length + removeSites.length === 0 && status === null
}

/** A supplier as it stands, with what can be changed for many. */
export type Changeable = Required<BulkFacts> & {
  id: string
  code: string
  status: SupplierStatus
  statusSince: string | null
  closedAt: Date | null
  updatedAt: Date
  siteIds: readonly string[]
}

type Difference = { old: unknown; new: unknown }
export type PlannedRow = {
  id: string
  /** Facts and sites that differ. */
  changes: Record<string, Difference>
  status: { from: SupplierStatus } | null
}
export type BulkField = keyof BulkFacts | 'addSites' | 'removeSites' | 'status'
export type BulkPlan = {
  rows: PlannedRow[]
  /** For each field that is to change, how many suppliers really differ. */
  counts: Partial<Record<BulkField, number>>
  /** Codes of suppliers that cannot get the status: the step does not exist, a date or reason is missing, or closed. */
  refused: string[]
}

/** What a change would do to each supplier; who has the value already is not touched. */
export function planBulkChange(
  suppliers: readonly Changeable[],
  change: BulkChange,
  today: string,
  isCommitted: (supplierId: string) => boolean = () => true,
): BulkPlan {
  const plan: BulkPlan = { rows: [], counts: emptyCounts(change), refused: [] }
  for (const supplier of suppliers) {
    const changes = { ...factChanges(supplier, change.facts), ...siteChanges(supplier, change, plan) }
    const step = statusStep(supplier, change, today, isCommitted(supplier.id))
    if (step === 'refused') plan.refused.push(supplier.code)
    const status = step === 'changes' ? { from: supplier.status } : null
    for (const name of Object.keys(changes)) if (name !== 'siteIds') countOne(plan, name as BulkField)
    if (status) countOne(plan, 'status')
    if (status || Object.keys(changes).length > 0) plan.rows.push({ id: supplier.id, changes, status })
  }
  return plan
}

function emptyCounts({ facts, addSites, removeSites, status }: BulkChange): BulkPlan['counts'] {
  const names: BulkField[] = [
    ...(Object.keys(facts) as (keyof BulkFacts)[]),
    ...(addSites.length > 0 ? (['addSites'] as const) : []),
    ...(removeSites.length > 0 ? (['removeSites'] as const) : []),
    ...(status ? (['status'] as const) : []),
  ]
  return Object.fromEntries(names.map(name => [name, 0]))
}

function factChanges(supplier: Changeable, facts: BulkFacts) {
  const names = Object.keys(facts) as (keyof BulkFacts)[]
  const differing = names.filter(name => supplier[name] !== facts[name])
  return Object.fromEntries(differing.map(name => [name, { old: supplier[name], new: facts[name] }]))
}

function siteChanges(
  { siteIds }: Changeable,
  { addSites, removeSites }: BulkChange,
  plan: BulkPlan,
): PlannedRow['changes'] {
  const added = addSites.filter(id => !siteIds.includes(id))
  const removed = removeSites.filter(id => siteIds.includes(id))
  if (added.length > 0) countOne(plan, 'addSites')
  if (removed.length > 0) countOne(plan, 'removeSites')
  if (added.length + removed.length === 0) return {}
  const kept = siteIds.filter(id => !removed.includes(id))
  return { siteIds: { old: siteIds, new: [...kept, ...added] } }
}

function statusStep(supplier: Changeable, { status }: BulkChange, today: string, isCommitted: boolean) {
  if (!status || supplier.status === status.to) return 'same'
  const { to, since, reason } = status
  const isUnexplained = needsReason(supplier.status, to) && !reason
  const isWrongDay = dateProblem(since, supplier.statusSince, today) !== null
  const isRefused =
    supplier.closedAt !== null || isUnexplained || isWrongDay || whyNotQualify(to, isCommitted) !== null
  return isRefused || whyNotStatus(supplier.status, to) ? 'refused' : 'changes'
}

function countOne(plan: BulkPlan, name: BulkField) {
  plan.counts[name] = (plan.counts[name] ?? 0) + 1
}

function readFacts(values: FormValues<ReturnType<typeof bulkForm>>): BulkFacts {
  const { category, spendBand, ownerId, isStrategic, isSmallFirm } = values
  const supplierClass = SUPPLIER_CLASSES.find(each => String(each) === values.supplierClass)
  return {
    ...(supplierClass && { supplierClass }),
    ...(category && { category }),
    ...(spendBand && { spendBand: SPEND_BANDS.find(band => band === spendBand) ?? null }),
    ...(ownerId && { ownerId: ownerId === TAKE_AWAY ? null : ownerId }),
    ...(isStrategic && { isStrategic: isStrategic === 'yes' }),
    ...(isSmallFirm && { isSmallFirm: isSmallFirm === 'yes' }),
  }
}
