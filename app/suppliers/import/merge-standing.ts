import { dateProblem, isSetBack, needsReason, whyNotQualify, whyNotStatus } from '../status-change.ts'
import type { SupplierStatus } from '../vocabulary.ts'
import { cleanCell } from './cell-text.ts'
import type { ImportedFacts, MergeProblem } from './merge-facts.ts'
import type { GivenRow } from './read-row.ts'

type Standing = Pick<ImportedFacts, 'statusSince' | 'statusReason'>

/** Since when and why a supplier has its status after a row, and what is missing or wrong about that. */
export function mergeStanding(
  given: GivenRow,
  status: SupplierStatus,
  before: ImportedFacts | null,
  today: string,
  isCommitted: boolean,
): { standing: Standing; problems: MergeProblem[] } {
  const isStep = before !== null && before.status !== status
  const isKept = before !== null && !isStep
  const since = given.statusSince ?? (isKept ? before.statusSince : today)
  const reason = isKept ? keptReason(given, before) : (given.statusReason ?? null)
  const problems: MergeProblem[] = []
  const lastSince = isStep ? before.statusSince : null
  const wrongDate = given.statusSince === undefined ? null : dateProblem(given.statusSince, lastSince, today)
  if (wrongDate) problems.push({ field: 'statusSince', code: wrongDate })
  const refusal = isStep ? whyNotStatus(before.status, status) : null
  if (refusal) problems.push({ field: 'status', code: refusal.code })
  else if (isStep && whyNotQualify(status, isCommitted))
    problems.push({ field: 'status', code: 'commitment-missing' })
  else if (isStep && needsReason(before.status, status) && !reason)
    problems.push({ field: 'statusReason', code: 'reason-missing' })
  else if (before === null && isSetBack(status)) problems.push(...unexplained(given))
  return { standing: { statusSince: since, statusReason: reason }, problems }
}

function keptReason({ statusReason }: GivenRow, before: ImportedFacts) {
  const isSame = statusReason === undefined || statusReason === cleanCell(before.statusReason ?? '')
  return isSame ? before.statusReason : statusReason
}

function unexplained({ statusReason, statusSince }: GivenRow): MergeProblem[] {
  return [
    ...(statusSince ? [] : [{ field: 'statusSince', code: 'date-needed' } as const]),
    ...(statusReason ? [] : [{ field: 'statusReason', code: 'reason-needed' } as const]),
  ]
}
