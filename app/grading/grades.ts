/** Best first. C is already unqualified, D is eliminated. */
export const GRADES = ['A', 'B', 'C', 'D'] as const
export type Grade = (typeof GRADES)[number]

/** The worse of two grades: how a cap applies. */
export function worseGrade(one: Grade, other: Grade): Grade {
  return GRADES.indexOf(one) >= GRADES.indexOf(other) ? one : other
}

export function isAtLeast(grade: Grade, wanted: Grade): boolean {
  return GRADES.indexOf(grade) <= GRADES.indexOf(wanted)
}

/** The next better grade; null for A. */
export function nextGrade(grade: Grade): Grade | null {
  return GRADES[GRADES.indexOf(grade) - 1] ?? null
}
