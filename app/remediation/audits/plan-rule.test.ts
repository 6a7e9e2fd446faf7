import { expect, test } from 'vitest'
import { GRADES } from '#app/grading/grades.ts'
import { SUPPLIER_CLASSES, SUPPLIER_REGIONS } from '#app/suppliers/vocabulary.ts'
import { missingAudit, proposeAudit, type PlanFacts } from './plan-rule.ts'
import { spreadDays } from './spread-days.ts'

const SUPPLIER: PlanFacts = {
  supplierClass: 3,
  region: 'mainland',
  grade: 'B',
  hasStandingTrigger: false,
  lastVisitYear: null,
}

test.each([
  ['class 3', {}, 'self-assessment', 'class-3'],
  ['class 1', { supplierClass: 1 }, 'on-site', 'class-1'],
  ['class 1, visited last year', { supplierClass: 1, lastVisitYear: 2026 }, 'on-site', 'class-1'],
  ['class 2, never visited', { supplierClass: 2 }, 'on-site', 'class-2-visit'],
  [
    'class 2, visited last year',
    { supplierClass: 2, lastVisitYear: 2026 },
    'self-assessment',
    'class-2-self',
  ],
  ['class 2, visited two years ago', { supplierClass: 2, lastVisitYear: 2025 }, 'on-site', 'class-2-visit'],
  [
    'class 2, visited this year',
    { supplierClass: 2, lastVisitYear: 2027 },
    'self-assessment',
    'class-2-self',
  ],
  ['grade C', { grade: 'C' }, 'on-site', 'weak-grade'],
  [
    'grade D of class 2, visited',
    { supplierClass: 2, grade: 'D', lastVisitYear: 2026 },
    'on-site',
    'weak-grade',
  ],
  ['never graded', { grade: null }, 'self-assessment', 'class-3'],
  ['a standing trigger', { grade: 'A', hasStandingTrigger: true }, 'on-site', 'standing-trigger'],
  ['overseas, class 1', { supplierClass: 1, region: 'overseas' }, 'remote', 'class-1'],
  ['overseas, grade D', { grade: 'D', region: 'overseas' }, 'remote', 'weak-grade'],
  ['overseas, class 3', { region: 'overseas' }, 'self-assessment', 'class-3'],
  ['Hong Kong, class 1', { supplierClass: 1, region: 'hk-macau-taiwan' }, 'on-site', 'class-1'],
] as const)('%s', (_, facts, mode, occasion) =>
  expect(proposeAudit({ ...SUPPLIER, ...facts }, 2027)).toEqual({ mode, occasion }),
)

test('whoever is at risk is visited, whatever else it is; nobody overseas is travelled to', () => {
  for (const supplierClass of SUPPLIER_CLASSES)
    for (const region of SUPPLIER_REGIONS)
      for (const grade of [...GRADES, null])
        for (const hasStandingTrigger of [true, false])
          for (const lastVisitYear of [null, 2025, 2026, 2027]) {
            const facts = { supplierClass, region, grade, hasStandingTrigger, lastVisitYear }
            const { mode } = proposeAudit(facts, 2027)
            if (hasStandingTrigger || grade === 'C' || grade === 'D') expect(mode).not.toBe('self-assessment')
            if (region === 'overseas') expect(mode).not.toBe('on-site')
            else expect(mode).not.toBe('remote')
          }
})

test('days are spread over the weekdays, the first on the first and none outside', () => {
  expect(spreadDays(3, '2027-03-01', '2027-03-05')).toEqual(['2027-03-01', '2027-03-02', '2027-03-04'])
  expect(spreadDays(2, '2027-03-06', '2027-03-09')).toEqual(['2027-03-08', '2027-03-09'])
  expect(spreadDays(4, '2027-03-01', '2027-03-02')).toEqual([
    '2027-03-01',
    '2027-03-01',
    '2027-03-02',
    '2027-03-02',
  ])
  expect(spreadDays(2, '2027-03-06', '2027-03-07')).toEqual(['2027-03-07', '2027-03-07'])
  expect(spreadDays(0, '2027-03-01', '2027-03-05')).toEqual([])
})

test.each([
  [{}, [], 'self-assessment'],
  [{}, ['self-assessment'], null],
  [{}, ['on-site'], null],
  [{ supplierClass: 1 }, ['remote'], null],
  [{ supplierClass: 1 }, ['self-assessment'], 'on-site'],
  [{ grade: 'D' }, ['self-assessment'], 'on-site'],
  [{ grade: 'D' }, ['self-assessment', 'on-site'], null],
] as const)('%o with %o lacks %s', (facts, planned, mode) =>
  expect(missingAudit({ ...SUPPLIER, ...facts, planned }, 2027)?.mode ?? null).toBe(mode),
)
