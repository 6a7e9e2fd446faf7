import { writeReminderDays } from '#app/campaigns/reminders/reminder-days.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import {
  DIGEST_DAYS,
  SETTING_LIMITS,
  type DigestDay,
  type SettingName,
} from '#app/settings/setting-limits.ts'
import type { DayList, SettingsForm } from '#app/settings/settings-form.ts'
import type { Settings } from '#app/settings/settings.ts'
import { CheckField, SelectField, TextField } from '#app/ui/Field.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'

type FieldOf = ReturnType<typeof useRuleForm<typeof SettingsForm>>['field']
type SettingsFieldsProps = { field: FieldOf; current: Settings & { nameZh: string; nameEn: string } }
type Words = Record<never, never>
type Wording = (words: Words, l: ReturnType<typeof useLocale>) => string

const DAY_LABELS: Record<DigestDay, Wording> = {
  monday: m.accounts_settings_day_monday,
  tuesday: m.accounts_settings_day_tuesday,
  wednesday: m.accounts_settings_day_wednesday,
  thursday: m.accounts_settings_day_thursday,
  friday: m.accounts_settings_day_friday,
  saturday: m.accounts_settings_day_saturday,
  sunday: m.accounts_settings_day_sunday,
  none: m.accounts_settings_day_none,
}

/** Every setting, grouped by what it has an effect on. */
export function SettingsFields({ field, current }: SettingsFieldsProps) {
  const l = useLocale()
  const text = (name: 'nameZh' | 'nameEn' | 'integrityHotline', label: string, hint?: string) => (
    <TextField label={label} hint={hint} defaultValue={current[name]} {...field(name)} />
  )
  const number = (name: SettingName, label: string, hint?: string) => (
    <TextField label={label} hint={hint} inputMode="numeric" defaultValue={current[name]} {...field(name)} />
  )
  const days = (name: DayList, label: string, hint: string) => (
    <TextField label={label} hint={hint} defaultValue={writeReminderDays(current[name])} {...field(name)} />
  )
  const { min, max } = SETTING_LIMITS.maxEvidenceMegabytes
  const sizeHint = m.accounts_settings_evidence_size_hint({ min: String(min), max: String(max) }, l)
  return (
    <Stack>
      <Card title={m.accounts_settings_organisation({}, l)}>
        <Stack>
          <p className="text-soft">{m.accounts_settings_organisation_lead({}, l)}</p>
          {text('nameZh', m.accounts_name_zh({}, l))}
          {text('nameEn', m.accounts_name_en({}, l))}
        </Stack>
      </Card>
      <Card title={m.accounts_settings_campaigns({}, l)}>
        <Stack>
          {number(
            'campaignDays',
            m.accounts_settings_campaign_days({}, l),
            m.accounts_settings_campaign_days_hint({}, l),
          )}
          {days(
            'reminderDaysBefore',
            m.accounts_settings_reminders_before({}, l),
            m.accounts_settings_reminders_hint({}, l),
          )}
          {days(
            'reminderDaysAfter',
            m.accounts_settings_reminders_after({}, l),
            m.accounts_settings_reminders_after_hint({}, l),
          )}
          {number(
            'extensionsPerAssessment',
            m.accounts_settings_extensions({}, l),
            m.accounts_settings_extensions_hint({}, l),
          )}
          {number('extensionMaxDays', m.accounts_settings_extension_days({}, l))}
        </Stack>
      </Card>
      <Card title={m.reply_page_title({}, l)}>
        <Stack>
          {number('replyDays', m.reply_settings_days({}, l), m.reply_settings_days_hint({}, l))}
          {days(
            'replyReminderDaysBefore',
            m.accounts_settings_reminders_before({}, l),
            m.reply_settings_reminders_hint({}, l),
          )}
          {days(
            'replyReminderDaysAfter',
            m.accounts_settings_reminders_after({}, l),
            m.reply_settings_reminders_after_hint({}, l),
          )}
        </Stack>
      </Card>
      <Card title={m.accounts_settings_review({}, l)}>
        <Stack>
          {number(
            'returnDays',
            m.accounts_settings_return_days({}, l),
            m.accounts_settings_return_days_hint({}, l),
          )}
          {number('samplePercent', m.accounts_settings_sample({}, l), m.accounts_settings_sample_hint({}, l))}
        </Stack>
      </Card>
      <Card title={m.accounts_settings_mail({}, l)}>
        <Stack>
          <SelectField
            label={m.accounts_settings_digest_day({}, l)}
            hint={m.accounts_settings_digest_day_hint({}, l)}
            options={DIGEST_DAYS.map(value => ({ value, label: DAY_LABELS[value]({}, l) }))}
            defaultValue={current.digestDay}
            {...field('digestDay')}
          />
          {number('digestHour', m.accounts_settings_digest_hour({}, l))}
          {number(
            'mailsPerMinute',
            m.accounts_settings_mails_per_minute({}, l),
            m.accounts_settings_mails_per_minute_hint({}, l),
          )}
        </Stack>
      </Card>
      <Card title={m.agreements_settings_contacts({}, l)}>
        <Stack>
          <p className="text-soft">{m.agreements_settings_contacts_lead({}, l)}</p>
          {text(
            'integrityHotline',
            m.agreements_field_hotline({}, l),
            m.agreements_settings_hotline_hint({}, l),
          )}
          <TextField
            type="email"
            label={m.agreements_field_mailbox({}, l)}
            defaultValue={current.integrityMailbox}
            {...field('integrityMailbox')}
          />
        </Stack>
      </Card>
      <Card title={m.accounts_settings_integrity({}, l)}>
        <Stack>
          {number(
            'matterAcknowledgeDays',
            m.accounts_settings_acknowledge_days({}, l),
            m.accounts_settings_limits_hint({}, l),
          )}
          {number('matterResultDays', m.accounts_settings_result_days({}, l))}
        </Stack>
      </Card>
      <Card title={m.signing_settings({}, l)}>
        <Stack>
          {number('signingDays', m.signing_settings_days({}, l), m.signing_settings_days_hint({}, l))}
          {number(
            'renewalNoticeDays',
            m.signing_settings_notice({}, l),
            m.signing_settings_notice_hint({}, l),
          )}
          <CheckField
            label={m.signing_settings_gate({}, l)}
            hint={m.signing_settings_gate_hint({}, l)}
            defaultChecked={current.isCommitmentNeeded}
            {...field('isCommitmentNeeded')}
          />
        </Stack>
      </Card>
      <Card title={m.remediation_settings({}, l)}>
        <Stack>
          {number('weakScore', m.remediation_settings_weak({}, l), m.remediation_settings_weak_hint({}, l))}
          {number('weakDimensionScore', m.remediation_settings_weak_dimension({}, l))}
          {number(
            'criticalDays',
            m.remediation_settings_critical_days({}, l),
            m.remediation_settings_severity_hint({}, l),
          )}
          {number('majorDays', m.remediation_settings_major_days({}, l))}
          {number('minorDays', m.remediation_settings_minor_days({}, l))}
          {number('actionExtensionMaxDays', m.remediation_settings_extension_days({}, l))}
          {number(
            'actionEscalationDays',
            m.remediation_settings_escalation_days({}, l),
            m.remediation_settings_escalation_hint({}, l),
          )}
          {number('effectivenessDays', m.remediation_settings_effectiveness_days({}, l))}
        </Stack>
      </Card>
      <Card title={m.remediation_settings_measures({}, l)}>
        <Stack>
          {number('improvementDays', m.remediation_settings_improvement_days({}, l))}
          {number('chanceDays', m.remediation_settings_chance_days({}, l))}
          {number('noResponseNoticeDays', m.remediation_settings_no_response_days({}, l))}
          {number(
            'deferralMaxDays',
            m.remediation_settings_deferral_days({}, l),
            m.remediation_settings_deferral_hint({}, l),
          )}
          {number('coolOffMonths', m.remediation_settings_cool_off({}, l))}
          <TextField
            type="email"
            label={m.remediation_settings_finance({}, l)}
            hint={m.remediation_settings_finance_hint({}, l)}
            defaultValue={current.financeMailbox}
            {...field('financeMailbox')}
          />
        </Stack>
      </Card>
      <Card title={m.accounts_settings_evidence({}, l)}>
        {number('maxEvidenceMegabytes', m.accounts_settings_evidence_size({}, l), sizeHint)}
      </Card>
    </Stack>
  )
}
