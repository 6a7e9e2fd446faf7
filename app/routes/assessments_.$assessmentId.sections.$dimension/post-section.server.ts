import { data, redirect } from '@remix-run/node'
import type { Actor } from '#app/accounts/roles.ts'
import { editableItems } from '#app/assessments/checklist.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { isToConfirm, toConfirmIn } from '#app/assessments/form/is-to-confirm.ts'
import { CONFIRM, roomOf, saveSection, wordedOutcome } from '#app/assessments/form/save-section.server.ts'
import { sectionPath } from '#app/assessments/form/section-path.ts'
import { sectionOf, type Section } from '#app/assessments/form/section.ts'
import { findPrevious } from '#app/assessments/previous.server.ts'
import { receiveEvidence } from '#app/assessments/receive-evidence.server.ts'
import type { ReceivedForm } from '#app/assessments/receive-multipart.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { actionContext, requireFound } from '#app/http/guards.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

type Asked = { assessmentId: string; code: string }

/** Stores a section that a page without JavaScript posts as one form, and leads on as its button says. */
export async function postSection(
  request: Request,
  context: RequestContext,
  actor: Actor,
  { assessmentId, code }: Asked,
) {
  const db = getDb()
  const { locale, now } = context
  const checklist = requireFound(findChecklist(db, actor, assessmentId))
  const previous = findPrevious(db, actor, checklist.assessment)
  const extras = { previous, comments: {}, mayComment: false }
  const section = requireFound(sectionOf(checklist, code, locale, isoDate(now), extras))
  const editable = new Set(editableItems(checklist))
  const dimension = checklist.dimensions.find(each => each.code === code)
  const items = (dimension?.items ?? []).filter(item => editable.has(item.code))
  const acting = actionContext(context, actor)
  const room = roomOf(checklist, items)
  const { outcome, go, confirmed } = await receiveEvidence(db, request, room, form => ({
    outcome: form.problem ? null : saveSection(db, acting, assessmentId, items, form, toConfirmIn(section)),
    go: lastField(form, 'go'),
    confirmed: lastField(form, CONFIRM),
  }))
  const l = { locale }
  if (!outcome) return data({ outcome, advice: m.checklist_upload_failed({}, l) }, { status: 400 })
  if (!outcome.isComplete)
    return data({ outcome: wordedOutcome(outcome, l), advice: m.checklist_fix_first({}, l) }, { status: 422 })
  if (confirmed) return redirect(`${sectionPath(assessmentId, code)}#${afterConfirming(section, confirmed)}`)
  return redirect(wayOn(assessmentId, section, go))
}

function lastField({ fields }: ReceivedForm, wanted: string) {
  return fields.findLast(([name]) => name === wanted)?.[1]
}

/** Where a confirmation leads: the next item that waits for one, else the item itself. */
function afterConfirming({ entries }: Section, confirmed: string) {
  const at = entries.findIndex(({ item }) => item.code === confirmed)
  const next = entries.slice(at + 1).find(isToConfirm)
  return next?.item.code ?? (at < 0 ? '' : confirmed)
}

function wayOn(assessmentId: string, { code, previous, next }: Section, go: string | undefined) {
  if (go === 'next') return next ? sectionPath(assessmentId, next.code) : `/assessments/${assessmentId}/check`
  const target = go === 'previous' && previous ? previous.code : code
  return sectionPath(assessmentId, target)
}
