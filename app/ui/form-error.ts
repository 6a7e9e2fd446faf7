import type { FormError, FormErrorCode } from '#app/http/form-rules.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Wording = (params: { limit: string }, l: LocaleOption) => string

const WORDINGS: Record<FormErrorCode, Wording> = {
  required: m.form_required,
  'too-short': m.form_too_short,
  'too-long': m.form_too_long,
  'not-an-email': m.form_not_an_email,
  'not-an-option': m.form_not_an_option,
  'not-a-number': m.form_not_a_number,
  'too-many-decimals': m.form_too_many_decimals,
  'not-a-date': m.form_not_a_date,
  'below-min': m.form_below_min,
  'above-max': m.form_above_max,
  mismatch: m.form_mismatch,
  'common-password': m.form_common_password,
  'already-taken': m.form_already_taken,
  'not-a-credit-code': m.form_not_a_credit_code,
  'in-the-past': m.form_in_the_past,
  'in-the-future': m.form_in_the_future,
  'too-far-ahead': m.form_too_far_ahead,
  'wrong-code': m.form_wrong_code,
}

/** What is wrong with a field and what to do about it, in the reader's language. */
export function formErrorText({ code, limit }: FormError, locale: Locale) {
  return WORDINGS[code]({ limit: String(limit ?? '') }, { locale })
}
