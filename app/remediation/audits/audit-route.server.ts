import type { ActionFunctionArgs } from '@remix-run/node'
import { canManageAudits, canSeeActions, type Actor } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb, type Db } from '#db/client.server.ts'
import { StepForm } from './audit-forms.ts'
import { findVisibleAudit, type AuditTarget } from './change-audit.server.ts'
import { findAudit } from './find-audit.server.ts'
import { auditRefusalText } from './labels.ts'
import type { AuditResultOf } from './refusal.ts'

type Asked = { request: Request; context: RequestContext; params: { auditId?: string | undefined } }
type Permission = (actor: Actor) => boolean

/** The guard of every page about one audit: whoever may see it, and is allowed to do what the page is for. */
export function requireAudit({ request, context, params }: Asked, isAllowed: Permission = canManageAudits) {
  const actor = requirePermission(context, request, isAllowed)
  const found = requireFound(findAudit(getDb(), actor, params.auditId ?? '', context))
  return { ...found, actor, acting: actionContext(context, actor) }
}

type Step = {
  isAllowed?: Permission
  take: (db: Db, acting: ActionContext, target: AuditTarget) => AuditResultOf
  /** What the page says afterwards. */
  done: (words: Record<string, never>, l: LocaleOption) => string
}

/** The action of a step that needs nothing but a button: takes it and leads back to the audit, which says how it went. */
export async function stepAction(
  { request, context, params }: ActionFunctionArgs,
  { isAllowed = canManageAudits, take, done }: Step,
) {
  const actor = requirePermission(context, request, isAllowed)
  const db = getDb()
  const audit = requireFound(findVisibleAudit(db, actor, params.auditId ?? ''))
  const l = { locale: context.locale }
  const to = `/audits/${audit.id}`
  const parsed = parseForm(StepForm, await request.formData())
  if (!parsed.ok) return redirectWithFlash(to, m.audit_refused_meanwhile({}, l), 'warn')
  const result = take(db, actionContext(context, actor), { auditId: audit.id, rev: parsed.values.rev })
  if (result.ok) return redirectWithFlash(to, done({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(to, auditRefusalText(result.refusal, l), 'warn')
}

/** Reads an audit: of both sides. */
export const canSeeAudits: Permission = canSeeActions
