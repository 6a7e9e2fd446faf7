import type { PopulationGroup, STATE_GROUPS } from './population-group.ts'

type Part = (typeof STATE_GROUPS)[number] | Extract<PopulationGroup, 'in-review'>

const HATCH = {
  info: 'bg-[repeating-linear-gradient(135deg,var(--info)_0_3px,var(--info-soft)_3px_6px)]',
  accent: 'bg-[repeating-linear-gradient(135deg,var(--accent)_0_3px,var(--accent-soft)_3px_6px)]',
  bad: 'bg-[repeating-linear-gradient(45deg,var(--bad)_0_3px,var(--bad-soft)_3px_6px)]',
  faint: 'bg-[repeating-linear-gradient(45deg,var(--edge)_0_2px,var(--sunken)_2px_5px)]',
}

/** How a state is drawn in a bar of shares: no two alike, and neighbours told apart without colour. */
export const GROUP_FILLS: Record<Part, string> = {
  waiting: 'bg-edge',
  'in-progress': HATCH.info,
  submitted: 'bg-accent',
  'under-review': HATCH.accent,
  'in-review': HATCH.accent,
  returned: 'bg-warn',
  verified: 'bg-info',
  published: 'bg-good',
  'no-response': HATCH.bad,
  exempt: HATCH.faint,
}
