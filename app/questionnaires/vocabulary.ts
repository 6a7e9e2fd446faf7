/** Kinds of questionnaire the portal ships content for; the engine itself treats every kind alike. */
export const QUESTIONNAIRE_KINDS = ['esg-checklist', 'integrity'] as const
export type QuestionnaireKind = (typeof QUESTIONNAIRE_KINDS)[number]

export const FIELD_TYPES = [
  'choice',
  'number',
  'count',
  'date',
  'text',
  'certificate',
  'rows',
  'derived',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** Presentation-only grouping of the supplier review form. */
export const QUADRANTS = ['product', 'social', 'environment', 'governance'] as const
export type Quadrant = (typeof QUADRANTS)[number]

/** Gravest first. `zeroTolerance` stands → D; `critical` stands → at most the policy's cap, C by default. */
export const TRIGGER_LEVELS = ['zeroTolerance', 'critical'] as const
export type TriggerLevel = (typeof TRIGGER_LEVELS)[number]

/** What an answer of a flagged kind calls for: `amber` a clarification, `red` a matter of the integrity function. */
export const FLAG_LEVELS = ['amber', 'red'] as const
export type FlagLevel = (typeof FLAG_LEVELS)[number]

export const EVIDENCE_RULES = ['required', 'conditional', 'optional'] as const
export type EvidenceRule = (typeof EVIDENCE_RULES)[number]
