import type { Assessment } from './checklist.ts'

/** The records an event about an assessment belongs to. */
export function subjectOf({ id, supplier, campaign }: Pick<Assessment, 'id' | 'supplier' | 'campaign'>) {
  return { supplierId: supplier.id, campaignId: campaign.id, assessmentId: id }
}
