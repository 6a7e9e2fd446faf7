/** Where a conflict of interest was declared: INT-07, INT-08 or INT-11 of the questionnaire, or to the integrity function. */
export const CONFLICT_KINDS = ['relation', 'affiliate', 'intermediary', 'own-declaration'] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]
