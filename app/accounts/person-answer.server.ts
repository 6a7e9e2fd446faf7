import { redirect } from '@remix-run/node'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ManageRefusal, ManageResult } from './manage-person.server.ts'
import type { Person } from './queries.server.ts'

type Wording = (params: Record<string, never>, l: LocaleOption) => string

const REFUSALS: Record<Exclude<ManageRefusal, 'not-found' | 'last-holder'>, Wording> = {
  'wrong-roles': m.accounts_refused_roles,
  yourself: m.accounts_refused_yourself,
}

/** Leads back to the person's page and says what happened there, or why nothing did. */
export function answerAboutPerson(person: Person, result: ManageResult, done: string, l: LocaleOption) {
  const to = `/people/${person.id}`
  if (result.ok) return redirectWithFlash(to, done)
  if (result.why === 'not-found') throw notFound()
  return redirectWithFlash(to, refusalText(person, result.why, l), 'warn')
}

/** For a posted address opened by hand: the page with the button. */
export function leadToPerson(userId: string | undefined) {
  return redirect(`/people/${encodeURIComponent(userId ?? '')}`)
}

function refusalText(person: Person, why: Exclude<ManageRefusal, 'not-found'>, l: LocaleOption) {
  if (why !== 'last-holder') return REFUSALS[why]({}, l)
  return person.supplierId === null
    ? m.accounts_refused_last_admin({}, l)
    : m.accounts_refused_last_owner({}, l)
}
