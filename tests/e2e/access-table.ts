import type { Method } from '#tests/support/routes.ts'

/** Who knocks. `stranger`: an owner of another supplier. `disabled`: a person whose account was disabled. */
export const PERSONAS = [
  'nobody',
  'procurement',
  'sqe',
  'integrity',
  'committee',
  'viewer',
  'admin',
  'contributor',
  'signatory',
  'owner',
  'stranger',
  'disabled',
] as const
export type Persona = (typeof PERSONAS)[number]

const BUYERS = ['procurement', 'sqe', 'integrity', 'committee', 'viewer', 'admin'] as const
const MANAGERS = ['procurement', 'admin'] as const
const REVIEWERS = ['procurement', 'sqe'] as const
const ADMINS = ['admin'] as const
/** People of the supplier that the record belongs to. */
const OWN = ['contributor', 'signatory', 'owner'] as const
const SIGNERS = ['signatory', 'owner'] as const
/** Pages about "my company": a stranger has one, too. */
const SUPPLIERS = [...OWN, 'stranger'] as const
const SIGNED_IN = [...BUYERS, ...SUPPLIERS] as const

/**
 * `allowed`: who is answered; anybody else signed in gets 404, nobody is led to the sign-in page.
 * `on`: which assessment the address is tried with, where it is not the one being answered.
 */
export type Row = {
  path: string
  method: Method
  allowed: readonly Persona[] | 'everybody'
  on?: 'answering' | 'submitted' | 'published'
  /** Addresses that machines talk to answer nobody with 401. */
  refuses?: 401
}

/** One row per address and method: what is not listed here fails the test. */
export const ACCESS: readonly Row[] = [
  { path: '/healthz', method: 'GET', allowed: 'everybody' },
  { path: '/sign-in', method: 'GET', allowed: 'everybody' },
  { path: '/sign-in', method: 'POST', allowed: 'everybody' },
  { path: '/sign-out', method: 'POST', allowed: 'everybody' },
  { path: '/locale', method: 'POST', allowed: 'everybody' },
  { path: '/theme', method: 'POST', allowed: 'everybody' },
  { path: '/invitation', method: 'GET', allowed: 'everybody' },
  { path: '/invitation', method: 'POST', allowed: 'everybody' },
  { path: '/invitation/:token', method: 'GET', allowed: 'everybody' },
  { path: '/password-reset', method: 'GET', allowed: 'everybody' },
  { path: '/password-reset', method: 'POST', allowed: 'everybody' },
  { path: '/password-reset/:token', method: 'GET', allowed: 'everybody' },
  { path: '/', method: 'GET', allowed: SIGNED_IN },
  { path: '/account', method: 'GET', allowed: SIGNED_IN },
  { path: '/account', method: 'POST', allowed: SIGNED_IN },

  { path: '/home', method: 'GET', allowed: SUPPLIERS },
  { path: '/colleagues', method: 'GET', allowed: ['owner', 'stranger'] },
  { path: '/colleagues', method: 'POST', allowed: ['owner', 'stranger'] },
  { path: '/assessments/:assessmentId', method: 'GET', allowed: OWN },
  { path: '/assessments/:assessmentId/sections/:dimension', method: 'GET', allowed: OWN },
  { path: '/assessments/:assessmentId/sections/:dimension', method: 'POST', allowed: OWN },
  { path: '/assessments/:assessmentId/check', method: 'GET', allowed: OWN },
  { path: '/assessments/:assessmentId/submission', method: 'POST', allowed: SIGNERS },
  { path: '/assessments/:assessmentId/answers', method: 'GET', allowed: OWN },
  { path: '/api/assessments/:assessmentId/answers', method: 'POST', allowed: OWN, refuses: 401 },

  { path: '/assessments/:assessmentId/result', method: 'GET', allowed: [...BUYERS, ...OWN], on: 'published' },
  {
    path: '/assessments/:assessmentId/receipts/:kind',
    method: 'GET',
    allowed: [...BUYERS, ...OWN],
    on: 'published',
  },
  { path: '/assessments/:assessmentId/evidence', method: 'POST', allowed: OWN },
  { path: '/assessments/:assessmentId/evidence/:evidenceId', method: 'GET', allowed: [...BUYERS, ...OWN] },
  { path: '/assessments/:assessmentId/evidence/:evidenceId/removal', method: 'POST', allowed: OWN },

  { path: '/overview', method: 'GET', allowed: BUYERS },
  { path: '/suppliers', method: 'GET', allowed: BUYERS },
  { path: '/suppliers/new', method: 'GET', allowed: MANAGERS },
  { path: '/suppliers/new', method: 'POST', allowed: MANAGERS },
  { path: '/suppliers/:supplierId', method: 'GET', allowed: BUYERS },
  { path: '/suppliers/:supplierId/edit', method: 'GET', allowed: MANAGERS },
  { path: '/suppliers/:supplierId/edit', method: 'POST', allowed: MANAGERS },
  { path: '/suppliers/:supplierId/contacts', method: 'POST', allowed: MANAGERS },
  { path: '/campaigns', method: 'GET', allowed: BUYERS },
  { path: '/campaigns/new', method: 'GET', allowed: MANAGERS },
  { path: '/campaigns/new', method: 'POST', allowed: MANAGERS },
  { path: '/campaigns/:campaignId', method: 'GET', allowed: BUYERS },
  { path: '/campaigns/:campaignId/opening', method: 'POST', allowed: MANAGERS },
  { path: '/campaigns/:campaignId/closing', method: 'POST', allowed: MANAGERS },
  { path: '/campaigns/:campaignId/board', method: 'GET', allowed: BUYERS },
  { path: '/reviews', method: 'GET', allowed: REVIEWERS },
  { path: '/reviews/:assessmentId', method: 'GET', allowed: REVIEWERS, on: 'submitted' },
  { path: '/reviews/:assessmentId/items/:itemCode', method: 'POST', allowed: REVIEWERS, on: 'submitted' },
  { path: '/reviews/:assessmentId/acceptance', method: 'POST', allowed: REVIEWERS, on: 'submitted' },
  { path: '/reviews/:assessmentId/returns', method: 'POST', allowed: REVIEWERS, on: 'submitted' },
  { path: '/reviews/:assessmentId/verification', method: 'POST', allowed: REVIEWERS, on: 'submitted' },
  { path: '/reviews/:assessmentId/publication', method: 'POST', allowed: REVIEWERS, on: 'submitted' },
  { path: '/reviews/:assessmentId/reopening', method: 'POST', allowed: REVIEWERS, on: 'submitted' },

  { path: '/people', method: 'GET', allowed: ADMINS },
  { path: '/people', method: 'POST', allowed: ADMINS },
  { path: '/outbox', method: 'GET', allowed: ADMINS },
  { path: '/outbox/:mailId', method: 'GET', allowed: ADMINS },
  { path: '/outbox/:mailId/retry', method: 'POST', allowed: ADMINS },
  { path: '/settings', method: 'GET', allowed: ADMINS },
  { path: '/settings', method: 'POST', allowed: ADMINS },
]
