import type { SigningState } from './signing/vocabulary.ts'

/** How a supplier stands to the agreements of a kind: the states of all it was ever asked to sign. */
export type AgreementStanding = { state: SigningState; isOverdue: boolean }[]

export const DERIVED_SOURCES = ['agreements.integrity', 'agreements.nda'] as const
export type DerivedSource = (typeof DERIVED_SOURCES)[number]

/**
 * What the checklist's field says by itself (ETH-02, GOV-08); null when the supplier was never asked to sign such an
 * agreement, so that it answers itself. In force counts whatever else was asked since; asked and still within the
 * time given counts half for the integrity agreements; an invitation that was taken back counts for nothing.
 */
export function derivedValue(source: DerivedSource, standing: AgreementStanding): string | null {
  const asked = standing.filter(({ state }) => state !== 'withdrawn')
  if (asked.length === 0) return null
  const isInForce = asked.some(({ state }) => state === 'active' || state === 'expiring')
  if (source === 'agreements.nda') return isInForce ? 'signed' : 'not_signed'
  if (isInForce) return 'active'
  const isInTime = asked.some(
    ({ state, isOverdue }) => !isOverdue && ['invited', 'viewed', 'negotiating', 'signed'].includes(state),
  )
  return isInTime ? 'invited' : 'declined_or_expired'
}
