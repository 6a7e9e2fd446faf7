import type { ActionFunctionArgs } from '@remix-run/node'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { matterRefusalText } from '#app/integrity/matters/labels.ts'
import { ConfirmationForm } from '#app/integrity/matters/matter-forms.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { confirmStep } from '#app/integrity/matters/take-step.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** The second person confirms the step that waits. */
export async function action(args: ActionFunctionArgs) {
  const { matter, acting } = requireMatter(args)
  const l = { locale: args.context.locale }
  const to = `/matters/${matter.id}`
  const parsed = parseForm(ConfirmationForm, await args.request.formData())
  if (!parsed.ok) return redirectWithFlash(to, m.matter_refused_meanwhile({}, l), 'warn')
  const result = confirmStep(getDb(), acting, { matterId: matter.id, ...parsed.values })
  if (result.ok) return redirectWithFlash(to, m.matter_step_taken({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(to, matterRefusalText(result.refusal, l), 'warn')
}
