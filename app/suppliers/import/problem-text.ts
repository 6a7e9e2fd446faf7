import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { RowProblem } from './import-state.ts'
import { wordsFor } from './labels.ts'

type Wording = (params: { limit: string; words: string }, l: LocaleOption) => string

const WORDINGS: Record<string, Wording> = {
  required: plain(m.import_problem_required),
  'commitment-missing': plain(m.signing_gate),
  'name-missing': plain(m.import_problem_name_missing),
  'too-long': m.import_problem_too_long,
  'not-an-email': plain(m.import_problem_not_an_email),
  'not-a-number': plain(m.import_problem_not_a_number),
  'below-min': m.import_problem_below_min,
  'above-max': m.import_problem_above_max,
  'not-a-credit-code': plain(m.import_problem_not_a_credit_code),
  'not-a-word': m.import_problem_not_a_word,
  'not-an-option': m.import_problem_not_a_word,
  'not-yes-or-no': plain(m.import_problem_not_yes_or_no),
  'unknown-site': plain(m.import_problem_unknown_site),
  'ambiguous-site': plain(m.import_problem_ambiguous_site),
  'closed-site': plain(m.import_problem_closed_site),
  'unknown-owner': plain(m.import_problem_unknown_owner),
  'ambiguous-owner': plain(m.import_problem_ambiguous_owner),
  'owner-gone': plain(m.import_problem_owner_gone),
  'owners-disagree': plain(m.import_problem_owners_disagree),
  'unknown-province': plain(m.import_problem_unknown_province),
  'not-a-date': plain(m.import_problem_not_a_date),
  'ambiguous-date': plain(m.import_problem_ambiguous_date),
  'in-the-future': plain(m.import_problem_in_the_future),
  'before-last-change': plain(m.import_problem_before_last_change),
  'no-such-step': plain(m.import_problem_no_such_step),
  'needs-decision': plain(m.import_problem_needs_decision),
  'reason-missing': plain(m.import_problem_reason_missing),
  'reason-needed': plain(m.import_problem_reason_needed),
  'date-needed': plain(m.import_problem_date_needed),
  'contact-without-address': plain(m.import_problem_contact_without_address),
  'contact-without-name': plain(m.import_problem_contact_without_name),
  'address-twice': plain(m.import_problem_address_twice),
  'address-elsewhere': plain(m.import_problem_address_elsewhere),
  'address-of-other-row': m.import_problem_address_of_other_row,
  'formula-error': plain(m.import_problem_formula_error),
  'codes-disagree': m.import_problem_codes_disagree,
  'credit-code-of-several': plain(m.import_problem_credit_code_of_several),
  'supplier-closed': plain(m.import_problem_supplier_closed),
  'one-code-for-two': plain(m.import_problem_one_code_for_two),
}

/** What is wrong with a cell and what to do about it. */
export function problemText(
  { code, field, limit = '' }: Pick<RowProblem, 'code' | 'field' | 'limit'>,
  l: LocaleOption,
) {
  const separator = l.locale === 'zh-CN' ? '、' : ', '
  const words = (field === null ? null : wordsFor(field, l)) ?? []
  return (WORDINGS[code] ?? plain(m.import_problem_required))({ limit, words: words.join(separator) }, l)
}

function plain(message: (params: Record<string, never>, l: LocaleOption) => string): Wording {
  return (_, l) => message({}, l)
}
