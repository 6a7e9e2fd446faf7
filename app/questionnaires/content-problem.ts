/** One thing wrong with a questionnaire's content; `path` leads from the content's root to the node at fault. */
export type ContentProblem = { path: ContentPath; message: string }
export type ContentPath = readonly (string | number)[]

/** Values that occur more than once, each named once, in order of their second appearance. */
export function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
