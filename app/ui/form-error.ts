import type { FormError, FormErrorCode } from '#app/http/form-rules.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Wording = (params: { limit: string }, l: LocaleOption) => string

const WORDINGS: Record<FormErrorCode, Wording> = {
  required: (_, l) => m.form_required({}, l),
  'too-short': (p, l) => m.form_too_short(p, l),
  'too-long': (p, l) => m.form_too_long(p, l),
  'not-an-email': (_, l) => m.form_not_an_email({}, l),
  'not-an-option': (_, l) => m.form_not_an_option({}, l),
  'not-a-number': (_, l) => m.form_not_a_number({}, l),
  'not-a-date': (_, l) => m.form_not_a_date({}, l),
  'below-min': (p, l) => m.form_below_min(p, l),
  'above-max': (p, l) => m.form_above_max(p, l),
  mismatch: (_, l) => m.form_mismatch({}, l),
  'common-password': (_, l) => m.form_common_password({}, l),
  'already-taken': (_, l) => m.form_already_taken({}, l),
  'not-a-credit-code': (_, l) => m.form_not_a_credit_code({}, l),
  'in-the-past': (_, l) => m.form_in_the_past({}, l),
  'wrong-code': (_, l) => m.form_wrong_code({}, l),
}

/** What is wrong with a field and what to do about it, in the reader's language. */
export function formErrorText({ code, limit }: FormError, locale: Locale) {
  return WORDINGS[code]({ limit: String(limit ?? '') }, { locale })
}
