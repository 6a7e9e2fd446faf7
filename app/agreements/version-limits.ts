/** Months an agreement is valid for; apart from the schema, so that the page's form needs no zod. */
export const TERM_LIMITS = { min: 1, max: 120, integer: true } as const
/** Characters of a text, by part. An agreement of twenty clauses with its annexes has about 20,000. */
export const TEXT_LIMITS = { title: 200, body: 100_000, consent: 2000, note: 1000 } as const
