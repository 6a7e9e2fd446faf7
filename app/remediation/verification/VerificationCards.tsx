import type { ActionPage } from '../actions/action-page.ts'

/** Evidence, its verification, what the closure moves, and the check that it lasted. */
export function VerificationCards(_props: { page: ActionPage; verification: object }) {
  return null
}
