import { canManageActions, canSeeActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { RequestContext } from '#app/http/context.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import type { FormRules, FormValues } from '#app/http/form-rules.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { getDb } from '#db/client.server.ts'
import { actionRefusalText } from './labels.ts'
import type { ActionRow } from './queries.server.ts'
import type { ActionResult, ActionVerbRefusal } from './refusal.ts'
import { findVisibleAction } from './take-action-step.server.ts'

type Asked = { request: Request; context: RequestContext; params: { actionId?: string | undefined } }
type Permission = (actor: Actor) => boolean

/** The guard of every page about one action: of those who may take part in it (all who may see it, if not said). */
export function requireAction({ request, context, params }: Asked, isAllowed: Permission = canSeeActions) {
  const actor = requirePermission(context, request, isAllowed)
  const action = requireFound(findVisibleAction(getDb(), actor, params.actionId ?? ''))
  return { actor, action, acting: actionContext(context, actor) }
}

/** Whoever works on an action, on either side. */
export function canWorkOnActions(actor: Actor) {
  return isSupplier(actor) ? canSeeActions(actor) : canManageActions(actor)
}

type Said = (words: Record<never, never>, l: LocaleOption) => string
type Acting = ReturnType<typeof actionContext>

/**
 * Answers a form about an action: 422 with what is wrong, 409 with why not, or back to the action with what was done.
 * `run` is the verb.
 */
export async function answerForm<const R extends FormRules>(
  asked: Asked,
  rules: R,
  isAllowed: Permission,
  run: (
    acting: Acting,
    action: ActionRow,
    values: FormValues<R>,
  ) => { result: ActionResult<ActionVerbRefusal>; said: Said; to?: string } | ReturnType<typeof invalidForm>,
) {
  const { action, acting } = requireAction(asked, isAllowed)
  const form = await asked.request.formData()
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const outcome = run(acting, action, parsed.values)
  if (!('result' in outcome)) return outcome
  const { result, said, to = `/actions/${action.id}` } = outcome
  if (!result.ok) return conflictForm(rawOf(rules, form), result.refusal)
  return redirectWithFlash(to, said({}, { locale: asked.context.locale }))
}

/** The same for a button without a page of its own: a refusal is said on the action's page. */
export async function answerButton(
  asked: Asked,
  isAllowed: Permission,
  run: (acting: Acting, target: { actionId: string; rev: number }) => ActionResult<ActionVerbRefusal>,
  said: Said,
) {
  const { action, acting } = requireAction(asked, isAllowed)
  const l = { locale: asked.context.locale }
  const to = `/actions/${action.id}`
  const parsed = parseForm(REV, await asked.request.formData())
  if (!parsed.ok) return redirectWithFlash(to, actionRefusalText({ code: 'changed-meanwhile' }, l), 'warn')
  const result = run(acting, { actionId: action.id, rev: parsed.values.rev })
  if (result.ok) return redirectWithFlash(to, said({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(to, actionRefusalText(result.refusal, l), 'warn')
}

const REV = { rev: { kind: 'number', required: true, integer: true, min: 1 } } as const
