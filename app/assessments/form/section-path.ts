/** The page of a section's form. */
export function sectionPath(assessmentId: string, code: string) {
  return `/assessments/${assessmentId}/sections/${code.toLowerCase()}`
}
