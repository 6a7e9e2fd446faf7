import type { ActionFunctionArgs } from '@remix-run/node'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { requireFound } from '#app/http/guards.server.ts'
import { conflictFormWith, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb, type Db } from '#db/client.server.ts'
import { resultRules } from './audit-forms.ts'
import type { FoundAudit } from './find-audit.server.ts'
import { findResultsByAuditId } from './queries.server.ts'
import { recordedItems } from './recorded-items.ts'
import type { RecordedItem } from './record-results.server.ts'
import type { AuditResultOf } from './refusal.ts'

type Save = (db: Db, acting: ActionContext, auditId: string, items: readonly RecordedItem[]) => AuditResultOf
type Posted = {
  found: Pick<FoundAudit, 'audit' | 'dimensions'>
  acting: ActionContext
  who: 'auditor' | 'supplier'
  /** Address of the form without its dimension. */
  base: string
  save: Save
}

/** The dimension that an address names in lower case, among those of the audit. */
export function requireDimension({ dimensions }: Pick<FoundAudit, 'dimensions'>, name: string | undefined) {
  return requireFound(dimensions.find(({ code }) => code.toLowerCase() === name))
}

/**
 * Keeps what was posted of one dimension and leads on to the next one, after the last back to the audit. When somebody else
 * was there before, everything typed stands in the form again, and a second save replaces what they wrote.
 */
export async function saveDimension(
  { request, context, params }: ActionFunctionArgs,
  { found, acting, who, base, save }: Posted,
) {
  const { audit, dimensions } = found
  const dimension = requireDimension(found, params.dimension)
  const codes = dimension.items.map(({ code }) => code)
  const rules = resultRules(codes, who)
  const form = await request.formData()
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = save(getDb(), acting, audit.id, recordedItems(parsed.values, codes))
  const l = { locale: context.locale }
  if (result.ok) {
    const next = dimensions[dimensions.indexOf(dimension) + 1]
    const to = next ? `${base}/${next.code.toLowerCase()}` : `/audits/${audit.id}`
    return redirectWithFlash(to, m.audit_section_saved({}, l))
  }
  const rows = findResultsByAuditId(getDb(), audit.id)
  const revs = Object.fromEntries(rows.map(({ itemCode, rev }) => [itemCode, rev]))
  return conflictFormWith(rawOf(rules, form), result.refusal, { revs })
}
