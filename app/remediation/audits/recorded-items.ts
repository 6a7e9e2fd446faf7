import type { FormValue } from '#app/http/form-rules.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { itemFields } from './audit-forms.ts'
import { AUDIT_RESULTS, type AuditResult } from './vocabulary.ts'

/** What the form of a dimension says of its items. */
export function recordedItems(
  values: Record<string, FormValue>,
  itemCodes: readonly string[],
): { itemCode: string; result: AuditResult | null; note: string; rev: number }[] {
  return itemCodes.map(itemCode => {
    const fields = itemFields(itemCode)
    return {
      itemCode,
      result: oneOf(AUDIT_RESULTS, textOf(values[fields.result])),
      note: textOf(values[fields.note]) ?? '',
      rev: Number(values[fields.rev] ?? 0),
    }
  })
}

function textOf(value: FormValue | undefined) {
  return typeof value === 'string' ? value : null
}
