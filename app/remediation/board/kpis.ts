import { actionsHref } from '../actions/action-search.ts'
import type { ClosedLine, OpenLine } from './figures.ts'

/** The figures on remediation that a report quotes, in the order of their page. */
export const KPIS = [
  'open',
  'overdue',
  'on-time',
  'median-days',
  'repeats',
  'points',
  'agreed',
  'ended',
  'audits',
] as const
export type KpiId = (typeof KPIS)[number]

export type KpiUnit = 'actions' | 'suppliers' | 'days' | 'points' | 'audits'

/** What a figure is made of. `whole` is null for one that is no part of anything. */
export type Kpi = {
  id: KpiId
  part: number | null
  whole: number | null
  unit: KpiUnit
  /** Counted at the moment of looking, or over a calendar year. */
  isAsOfNow: boolean
  /** Disclosures it serves (reference/seeds.md §2.1: K31, K32, K34). */
  standards: string | null
  /** The list of what it counts; null where there is none. */
  href: string | null
}

export type KpiInputs = {
  year: number
  open: OpenLine
  closed: ClosedLine
  issued: { issued: number; repeats: number; suppliers: number }
  suppliersWithPlan: number
  suppliersEnded: number
  suppliersWithCase: number
  audits: { planned: number; done: number }
}

/** The same numbers as on the board, each with what it is divided by. */
export function remediationKpis(inputs: KpiInputs): Kpi[] {
  const { year, open, closed, issued, audits } = inputs
  const actions = { unit: 'actions', isAsOfNow: false, standards: null } as const
  const now = { ...actions, isAsOfNow: true } as const
  const suppliers = { ...actions, unit: 'suppliers' } as const
  return [
    { ...now, id: 'open', part: open.open, whole: null, href: actionsHref({ state: 'open' }) },
    {
      ...now,
      id: 'overdue',
      part: open.overdue,
      whole: open.open,
      href: actionsHref({ isOverdue: true }),
    },
    {
      ...actions,
      id: 'on-time',
      part: closed.onTime,
      whole: closed.closed,
      href: actionsHref({ closedIn: year, closed: 'on-time' }),
    },
    {
      ...actions,
      id: 'median-days',
      unit: 'days',
      part: closed.medianDays,
      whole: null,
      href: actionsHref({ closedIn: year }),
    },
    {
      ...actions,
      id: 'repeats',
      part: issued.repeats,
      whole: issued.issued,
      href: actionsHref({ issuedIn: year, isRepeat: true }),
    },
    {
      ...actions,
      id: 'points',
      unit: 'points',
      part: closed.won,
      whole: closed.promised,
      href: actionsHref({ closedIn: year }),
    },
    {
      ...suppliers,
      id: 'agreed',
      part: inputs.suppliersWithPlan,
      whole: issued.suppliers,
      standards: 'GRI 308-2-d, 414-2-d',
      href: actionsHref({ issuedIn: year }),
    },
    {
      ...suppliers,
      id: 'ended',
      part: inputs.suppliersEnded,
      whole: inputs.suppliersWithCase,
      standards: 'GRI 308-2-e, 414-2-e',
      href: null,
    },
    {
      ...actions,
      id: 'audits',
      unit: 'audits',
      part: audits.done,
      whole: audits.planned,
      standards: 'GRI 308-2-a, 414-2-a',
      href: null,
    },
  ]
}
