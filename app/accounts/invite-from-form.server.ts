import type { FormErrors } from '#app/http/form-rules.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Db } from '#db/client.server.ts'
import { InviteBuyerForm, InviteSupplierForm } from './forms.ts'
import { invitePerson } from './invite-person.server.ts'
import { refusedForm } from './refused-form.server.ts'
import { rolesOfSide } from './roles.ts'
import type { Throttle } from './throttle.server.ts'

/** The answer to a posted `InviteForm`: the invitation is sent and `to` says so, or the form comes back. */
export async function inviteFromForm(
  db: Db,
  throttle: Throttle,
  context: ActionContext,
  form: FormData,
  { supplierId, to, locale }: { supplierId: string | null; to: string; locale: Locale },
) {
  const rules = supplierId === null ? InviteBuyerForm : InviteSupplierForm
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { values } = parsed
  const retryAt = await whyWaitToInvite(throttle, context)
  if (retryAt) return refusedForm(rawOf(rules, form), { why: 'too-many-invitations', retryAt }, context.now)
  const roles = rolesOfSide(supplierId).filter(role => values.roles.includes(role))
  const result = invitePerson(db, context, { ...values, roles, supplierId })
  if (result.ok) return redirectWithFlash(to, m.accounts_invite_sent({ email: values.email }, { locale }))
  if (result.why === 'not-allowed') throw notFound()
  if (result.why === 'too-many-people')
    return refusedForm(rawOf(rules, form), { why: 'too-many-people' }, context.now)
  const errors: FormErrors =
    result.why === 'email-taken' ? { email: { code: 'already-taken' } } : { roles: { code: 'required' } }
  return invalidForm(errors, rawOf(rules, form))
}

/** When a supplier's person may send the next invitation; null: at once. The buyer's people are not held up. */
export async function whyWaitToInvite(throttle: Throttle, { actor }: ActionContext) {
  return actor.supplierId === null ? null : throttle.refuseInvitation(actor.userId)
}
