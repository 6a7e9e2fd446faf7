import type { Locale } from '#app/i18n/locale.ts'
import { titleFor } from '../agreement-text.ts'
import type { SigningPurpose, SigningState } from './vocabulary.ts'

type Found = {
  signing: {
    id: string
    dueAt: Date
    activeAt: Date | null
    endsAt: Date | null
    purpose: SigningPurpose
  }
  version: { number: number; titleZh: string; titleEn: string }
  state: SigningState
  isOverdue: boolean
}

/** What a list of signings shows of one; never the text. */
export function toListed({ signing, version, state, isOverdue }: Found, locale: Locale) {
  const { id, dueAt, activeAt, endsAt, purpose } = signing
  const title = titleFor(version, locale)
  return { id, title, number: version.number, state, isOverdue, dueAt, activeAt, endsAt, purpose }
}

export type ListedSigning = ReturnType<typeof toListed>
