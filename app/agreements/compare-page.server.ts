import type { Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import type { AgreementText } from './agreement-text.ts'
import { differencesOf, type DiffGap, type DiffLine } from './differences.ts'
import { findAgreement, findAgreementVersion, type FoundVersion } from './find-agreements.server.ts'
import { changedParts, type ContentPart } from './version-content.ts'
import { textAsRead } from './version-page.server.ts'
import type { VersionState } from './vocabulary.ts'

export type TextPart = keyof AgreementText
const TEXT_PARTS = [
  'titleZh',
  'bodyZh',
  'consentZh',
  'titleEn',
  'bodyEn',
  'consentEn',
] as const satisfies readonly TextPart[]

export type TextDifference = { part: TextPart; lines: (DiffLine | DiffGap)[] }

/**
 * What changes from one version to another, as people read them; from the version in force when none is named, else
 * from the one before. Null when the version is not there for the actor.
 */
export function comparePage(db: Db, actor: Actor, versionId: string, fromId: string | null) {
  const found = findAgreementVersion(db, actor, versionId)
  const agreement = found && findAgreement(db, actor, found.template.id)
  if (!found || !agreement) return null
  const to = found.version
  const others = agreement.versions.filter(({ id }) => id !== to.id)
  const before = others.filter(({ number, state }) => number < to.number && state !== 'discarded')
  const chosen = others.find(({ id }) => id === fromId) ?? before.find(isInForce) ?? before[0] ?? others[0]
  const from = chosen ? (findAgreementVersion(db, actor, chosen.id)?.version ?? null) : null
  const [oldText, newText] = [from && textAsRead(db, from), textAsRead(db, to)]
  const changed = from && oldText ? changedParts({ ...from, ...oldText }, { ...to, ...newText }) : []
  return {
    title: { titleZh: newText.titleZh, titleEn: newText.titleEn },
    to: standing(to),
    from: from && standing(from),
    others: others.map(({ id, number, state }) => ({ id, number, state })),
    texts: oldText ? differencesOfTexts(oldText, newText, changed) : [],
    changed,
  }
}

function differencesOfTexts(
  from: AgreementText,
  to: AgreementText,
  changed: ContentPart[],
): TextDifference[] {
  return TEXT_PARTS.filter(part => changed.includes(part)).map(part => ({
    part,
    lines: differencesOf(from[part], to[part]),
  }))
}

function isInForce({ state }: { state: VersionState }) {
  return state === 'published'
}

function standing(version: FoundVersion['version']) {
  const { id, number, state, termMonths, needsPowerOfAttorney, needsResigning } = version
  return { id, number, state, termMonths, needsPowerOfAttorney, needsResigning }
}
