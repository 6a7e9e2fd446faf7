/** The page of a section's form. */
export function sectionPath(assessmentId: string, code: string) {
  return `/assessments/${assessmentId}/sections/${code.toLowerCase()}`
}

/** Id of the link to the section after this one: where the focus goes after the last item. */
export const NEXT_STEP = 'next-step'
