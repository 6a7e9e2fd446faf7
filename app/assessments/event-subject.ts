import type { Assessment } from './checklist.ts'

/** The records an event about an assessment belongs to. */
export function subjectOf({ id, supplier, campaign }: Pick<Assessment, 'id' | 'supplier' | 'campaign'>) {
  return { supplierId: supplier.id, campaignId: campaign.id, assessmentId: id }
}

/** The same for verbs that take the record itself, whose keys stand beside its own fields. */
export function recordOf({ supplier, campaign, ...assessment }: Assessment) {
  return { ...assessment, supplierId: supplier.id, campaignId: campaign.id }
}
