import type { ActionFunctionArgs } from '@remix-run/node'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { m } from '#app/paraglide/messages.js'
import { CommentForm } from '#app/remediation/actions/action-forms.ts'
import { canWorkOnActions, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { commentAction } from '#app/remediation/actions/comment-action.server.ts'
import { actionRefusalText } from '#app/remediation/actions/labels.ts'
import { formErrorText } from '#app/ui/form-error.ts'
import { getDb } from '#db/client.server.ts'

/** Either side writes about the action. */
export async function action(args: ActionFunctionArgs) {
  const { action, acting } = requireAction(args, canWorkOnActions)
  const { locale } = args.context
  const to = `/actions/${action.id}#comments`
  const parsed = parseForm(CommentForm, await args.request.formData())
  if (!parsed.ok)
    return redirectWithFlash(to, formErrorText(parsed.errors.body ?? { code: 'required' }, locale), 'warn')
  const result = commentAction(getDb(), acting, action.id, parsed.values.body)
  if (result.ok) return redirectWithFlash(to, m.action_commented({}, { locale }))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(to, actionRefusalText(result.refusal, { locale }), 'warn')
}
