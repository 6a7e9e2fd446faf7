import type { FormErrors, FormRules, FormValues } from '#app/http/form-rules.ts'

export const SiteForm = {
  code: { kind: 'text', required: true, maxLength: 20 },
  nameZh: { kind: 'text', maxLength: 60 },
  nameEn: { kind: 'text', maxLength: 80 },
} as const satisfies FormRules

export type SiteFacts = { code: string; nameZh: string; nameEn: string }

/** One of the two names must be there; the other follows it. */
export function readSiteFacts(
  values: FormValues<typeof SiteForm>,
): { ok: true; facts: SiteFacts } | { ok: false; errors: FormErrors } {
  const nameZh = values.nameZh ?? values.nameEn
  const nameEn = values.nameEn ?? values.nameZh
  if (!nameZh || !nameEn) return { ok: false, errors: { nameZh: { code: 'required' } } }
  return { ok: true, facts: { code: values.code, nameZh, nameEn } }
}
