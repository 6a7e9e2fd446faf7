import { formatNumber } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { JOB_COUNTS, type JobCount, type JobName, type JobReport } from './job-names.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string
type CountWording = (words: { count: string }, l: LocaleOption) => string

export const JOB_LABELS: Record<JobName, { name: Wording; about: Wording }> = {
  'send-reminders': { name: m.jobs_name_send_reminders, about: m.jobs_about_send_reminders },
  'send-digest': { name: m.jobs_name_send_digest, about: m.jobs_about_send_digest },
  'escalate-overdue': { name: m.jobs_name_escalate_overdue, about: m.jobs_about_escalate_overdue },
  'forget-ended-sessions': {
    name: m.jobs_name_forget_ended_sessions,
    about: m.jobs_about_forget_ended_sessions,
  },
  'forget-save-keys': { name: m.jobs_name_forget_save_keys, about: m.jobs_about_forget_save_keys },
  'forget-old-imports': { name: m.jobs_name_forget_old_imports, about: m.jobs_about_forget_old_imports },
  'remind-matter-limits': {
    name: m.jobs_name_remind_matter_limits,
    about: m.jobs_about_remind_matter_limits,
  },
  'sweep-uploads': { name: m.jobs_name_sweep_uploads, about: m.jobs_about_sweep_uploads },
  'remind-signings': { name: m.jobs_name_remind_signings, about: m.jobs_about_remind_signings },
  'tend-agreements': { name: m.jobs_name_tend_agreements, about: m.jobs_about_tend_agreements },
  'finish-agreements': { name: m.jobs_name_finish_agreements, about: m.jobs_about_finish_agreements },
  'forget-codes': { name: m.jobs_name_forget_codes, about: m.jobs_about_forget_codes },
  'tend-measures': { name: m.jobs_name_tend_measures, about: m.jobs_about_tend_measures },
  'remind-measures': { name: m.jobs_name_remind_measures, about: m.jobs_about_remind_measures },
  'remind-audits': { name: m.jobs_name_remind_audits, about: m.jobs_about_remind_audits },
  'remind-effect-checks': {
    name: m.jobs_name_remind_effect_checks,
    about: m.jobs_about_remind_effect_checks,
  },
  'remind-actions': { name: m.jobs_name_remind_actions, about: m.jobs_about_remind_actions },
  'escalate-actions': { name: m.jobs_name_escalate_actions, about: m.jobs_about_escalate_actions },
  'send-action-digest': {
    name: m.jobs_name_send_action_digest,
    about: m.jobs_about_send_action_digest,
  },
}

const COUNT_LABELS: Record<JobCount, CountWording> = {
  campaigns: m.jobs_count_campaigns,
  assessments: m.jobs_count_assessments,
  suppliers: m.jobs_count_suppliers,
  mails: m.jobs_count_mails,
  keys: m.jobs_count_keys,
  files: m.jobs_count_files,
  matters: m.jobs_count_matters,
  actions: m.jobs_count_actions,
}

/** What a run did, e.g. "Suppliers: 3 · Mails: 5"; counts of nought are left out. */
export function reportText(report: JobReport, l: LocaleOption) {
  const parts = JOB_COUNTS.flatMap(what => {
    const count = report[what]
    return count ? [COUNT_LABELS[what]({ count: formatNumber(count, l.locale) }, l)] : []
  })
  return parts.length > 0 ? parts.join(' · ') : m.jobs_nothing({}, l)
}
