import type { FieldRule } from '#app/http/form-rules.ts'
import { SETTING_LIMITS } from './setting-limits.ts'

/** The names the installation shows as the buyer's; used by set-up and by the settings page. */
export const OrganisationForm = {
  nameZh: { kind: 'text', required: true, maxLength: 120 },
  nameEn: { kind: 'text', required: true, maxLength: 120 },
} as const satisfies Record<string, FieldRule>

export const SettingsForm = {
  ...OrganisationForm,
  campaignDays: { kind: 'number', required: true, ...SETTING_LIMITS.campaignDays },
  returnDays: { kind: 'number', required: true, ...SETTING_LIMITS.returnDays },
  maxEvidenceMegabytes: { kind: 'number', required: true, ...SETTING_LIMITS.maxEvidenceMegabytes },
} as const satisfies Record<string, FieldRule>
