import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FIELD_LABELS } from './field-labels.ts'
import type { PaperProblem } from './paper-report.ts'
import type { SealParty } from './seal.ts'

const PARTIES = { supplier: m.proof_party_supplier, buyer: m.proof_party_buyer }

/** What is wrong with a paper, in one sentence. */
export function problemText(problem: PaperProblem, l: LocaleOption): string {
  switch (problem.code) {
    case 'unsigned':
      return m.proof_problem_unsigned({}, l)
    case 'changed':
      return m.proof_problem_changed({}, l)
    case 'appended':
      return m.proof_problem_appended({}, l)
    case 'foreign-certificate':
      return m.proof_problem_foreign_certificate({}, l)
    case 'no-proof':
      return m.proof_problem_no_proof({}, l)
    case 'text':
      return m.proof_problem_text({}, l)
    case 'consent':
      return m.proof_problem_consent({}, l)
    case 'unrelated':
      return m.proof_problem_unrelated({}, l)
    case 'seal':
      return m.proof_problem_seal({ party: partyText(problem.party, l) }, l)
    case 'signature':
      return m.proof_problem_signature({ party: partyText(problem.party, l) }, l)
    case 'unknown':
      return m.proof_problem_unknown({ party: partyText(problem.party, l) }, l)
    case 'differs': {
      const labels = problem.fields.map(name => FIELD_LABELS[name]({}, l))
      const fields = labels.join(l.locale === 'zh-CN' ? '、' : ', ')
      return m.proof_problem_differs({ party: partyText(problem.party, l), fields }, l)
    }
  }
}

export function partyText(party: SealParty, l: LocaleOption) {
  return PARTIES[party]({}, l)
}
