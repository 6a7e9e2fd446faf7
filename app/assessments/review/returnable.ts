import type { Locale } from '#app/i18n/locale.ts'
import type { Checklist } from '../checklist.ts'

export type ReturnableSection = {
  code: string
  title: string
  items: { code: string; question: string; isSuggested: boolean; reason: string }[]
}

/** What can be sent back: every asked item. Suggested is what the reviewer rejected, with the reason given. */
export function returnableItems({ dimensions, reviews }: Checklist, locale: Locale): ReturnableSection[] {
  return dimensions.map(({ code, title, items }) => ({
    code,
    title: title[locale],
    items: items.map(item => {
      const review = reviews[item.code]
      const isSuggested = review?.isCurrent === true && isRejection(review.verdict)
      return { code: item.code, question: item.question[locale], isSuggested, reason: review?.reason ?? '' }
    }),
  }))
}

function isRejection(verdict: string) {
  return verdict === 'rejected' || verdict === 'na-refused'
}
