export const EXTENSION_DECISIONS = ['pending', 'granted', 'refused'] as const
export type ExtensionDecision = (typeof EXTENSION_DECISIONS)[number]
