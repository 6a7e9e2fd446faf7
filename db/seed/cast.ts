import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import type { Grade } from '#app/grading/grades.ts'
import type { SupplierCategory, SupplierClass } from '#app/suppliers/vocabulary.ts'
import { MAINLAND_PLACES, type Place } from './places.ts'

/** A supplier that visitors of the demo sign in as, with a story that is always the same. */
export type CastMember = {
  domain: string
  owner: { name: string; mailbox: string }
  contributor?: { name: string; mailbox: string }
  place: Place
  category: SupplierCategory
  supplierClass: SupplierClass
  headcount: number
  quality: number
  /** Grades of the finished rounds, oldest first, and of the open one where it is published. */
  grades: readonly (Grade | null)[]
  openState: AssessmentState
  /** Share of the items answered, while in progress. */
  progress?: number
  /** A finding in the open round that a reviewer has to look at. */
  finding?: { item: string; trigger: string }
}

const [SUZHOU, WUXI, CHANGZHOU, NANTONG] = MAINLAND_PLACES

/** The part of supplier number `index`, null from the fifth on. */
export function castMember(index: number): CastMember | null {
  return CAST[index] ?? null
}

const CAST: readonly CastMember[] = [
  {
    ...plant(SUZHOU, 'supplier-one.example', 'purchased-parts', 1, 320),
    owner: { name: '王敏', mailbox: 'wang.min' },
    contributor: { name: '赵磊', mailbox: 'zhao.lei' },
    quality: 0.76,
    grades: ['B', 'B', null],
    openState: 'in-progress',
    progress: 0.64,
  },
  {
    ...plant(WUXI, 'supplier-two.example', 'outsourced-processing', 2, 140),
    owner: { name: '李娜', mailbox: 'li.na' },
    quality: 0.66,
    grades: ['C', 'B', 'C'],
    openState: 'published',
  },
  {
    ...plant(CHANGZHOU, 'supplier-three.example', 'raw-material', 1, 210),
    owner: { name: '周洋', mailbox: 'zhou.yang' },
    quality: 0.8,
    grades: ['B', 'B', null],
    openState: 'submitted',
    finding: { item: 'ENV-02', trigger: 'violation_open' },
  },
  {
    ...plant(NANTONG, 'supplier-four.example', 'packaging', 2, 90),
    owner: { name: '吴静', mailbox: 'wu.jing' },
    quality: 0.74,
    grades: ['C', 'B', null],
    openState: 'returned',
  },
]

function plant(
  place: Place | undefined,
  domain: string,
  category: SupplierCategory,
  supplierClass: SupplierClass,
  headcount: number,
) {
  if (!place) throw new Error('the cast needs four places')
  return { place, domain, category, supplierClass, headcount }
}
