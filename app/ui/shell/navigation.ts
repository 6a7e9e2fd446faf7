import {
  canAdminister,
  canManageColleagues,
  canSeeActions,
  canSeeAssessments,
  canSeeIntegrity,
  canSeeIntegrityStatus,
  isSupplier,
  type Actor,
} from '#app/accounts/roles.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

export type NavigationLink = { to: string; label: string }

type Entry = NavigationLink & { isFor: (actor: Actor) => boolean }

/** The main pages that this person may open, in the order of the bar. */
export function navigationFor(actor: Actor, l: LocaleOption): NavigationLink[] {
  return entries(l).filter(entry => entry.isFor(actor))
}

function entries(l: LocaleOption): Entry[] {
  return [
    { to: '/home', label: m.nav_home({}, l), isFor: isSupplier },
    { to: '/signings', label: m.signing_nav({}, l), isFor: isSupplier },
    { to: '/colleagues', label: m.nav_colleagues({}, l), isFor: canManageColleagues },
    { to: '/overview', label: m.nav_overview({}, l), isFor: canSeeAssessments },
    { to: '/suppliers', label: m.nav_suppliers({}, l), isFor: canSeeAssessments },
    { to: '/campaigns', label: m.nav_campaigns({}, l), isFor: canSeeAssessments },
    { to: '/agreements', label: m.signing_nav({}, l), isFor: canSeeAssessments },
    { to: '/reviews', label: m.nav_reviews({}, l), isFor: canSeeAssessments },
    { to: '/actions', label: m.action_nav({}, l), isFor: canSeeActions },
    { to: '/audits', label: m.audit_nav({}, l), isFor: canSeeActions },
    { to: '/committee', label: m.measure_nav({}, l), isFor: canSeeAssessments },
    { to: '/policies', label: m.nav_policies({}, l), isFor: canSeeAssessments },
    { to: '/matters', label: m.nav_matters({}, l), isFor: canSeeIntegrity },
    { to: '/integrity', label: m.nav_integrity({}, l), isFor: canSeeIntegrityStatus },
    { to: '/people', label: m.nav_people({}, l), isFor: canAdminister },
    { to: '/outbox', label: m.nav_outbox({}, l), isFor: canAdminister },
    { to: '/settings', label: m.nav_settings({}, l), isFor: canAdminister },
  ]
}
