/** Best first. C is already unqualified, D is eliminated (seeds.md note 0.4). */
export const GRADES = ['A', 'B', 'C', 'D'] as const
export type Grade = (typeof GRADES)[number]

/** The worse of two grades: how a cap applies. */
export function worseGrade(one: Grade, other: Grade): Grade {
  return GRADES.indexOf(one) >= GRADES.indexOf(other) ? one : other
}
