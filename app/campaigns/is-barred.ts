import type { SupplierStatus } from '#app/suppliers/vocabulary.ts'

/** Whom an open campaign takes in no more: business with them has ended. */
export function isBarred({ closedAt, status }: { closedAt: Date | null; status: SupplierStatus }) {
  return closedAt !== null || status === 'disqualified'
}
