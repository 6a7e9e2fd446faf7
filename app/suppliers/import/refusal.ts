/** Why something cannot be done with an import now. */
export type ImportRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  /** In another state: somebody else was quicker, or work is under way. */
  | { code: 'not-now' }
  | { code: 'has-problems'; count: number }
  | { code: 'has-open-duplicates'; count: number }
  | { code: 'nothing-to-do' }
