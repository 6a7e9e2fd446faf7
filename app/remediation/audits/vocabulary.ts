/** How an audit is done; `remote` for suppliers overseas. */
export const AUDIT_MODES = ['on-site', 'remote', 'self-assessment'] as const
export type AuditMode = (typeof AUDIT_MODES)[number]

/** What an audit finds of one item of the checklist. */
export const AUDIT_RESULTS = ['conforms', 'minor', 'major', 'critical', 'not-applicable'] as const
export type AuditResult = (typeof AUDIT_RESULTS)[number]
