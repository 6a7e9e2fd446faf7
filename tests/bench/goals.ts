import type { Figures } from './load.ts'

export type Measured = { figures: Figures[]; residentMegabytes: number | null; scriptKilobytes: number }
export type GoalLine = { goal: string; measured: number | null; isMet: boolean | null }

/** What the product promises on a machine with two cores, next to what was measured. Nothing fails on it. */
export function compareWithGoals({ figures, residentMegabytes, scriptKilobytes }: Measured): GoalLine[] {
  const figure = (name: string, key: 'p95' | 'perSecond') =>
    figures.find(each => each.name === name && each.errors === 0)?.[key] ?? null
  return [
    atMost('autosave p95 with one client, ms', 20, figure('autosave, 1 client', 'p95')),
    atLeast(
      'autosaves per second with 32 clients, every one synced to disk',
      1000,
      figure('autosave, 32 clients', 'perSecond'),
    ),
    atMost('submit with grading p95, ms', 60, figure('submit', 'p95')),
    atMost('section page p95, ms', 100, figure('section page', 'p95')),
    atMost('supplier list p95, ms', 150, figure('supplier list', 'p95')),
    atMost('register of agreements p95, ms', 150, figure('register of agreements', 'p95')),
    atMost('grade board p95, ms', 150, figure('grade board', 'p95')),
    atMost('memory of the server after the load, MB', 250, residentMegabytes),
    atMost('scripts of the section page, compressed, kB', 130, scriptKilobytes),
  ]
}

function atMost(name: string, limit: number, measured: number | null): GoalLine {
  return { goal: `${name}: at most ${limit}`, measured, isMet: measured === null ? null : measured <= limit }
}

function atLeast(name: string, limit: number, measured: number | null): GoalLine {
  return { goal: `${name}: at least ${limit}`, measured, isMet: measured === null ? null : measured >= limit }
}
