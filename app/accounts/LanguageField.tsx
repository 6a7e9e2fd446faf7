import { forwardRef, type SelectHTMLAttributes } from 'react'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { SelectField } from '#app/ui/Field.tsx'

/** Each language by its own name, so that its reader finds it. */
const NAMES: Record<Locale, (params: Record<string, never>, l: LocaleOption) => string> = {
  'zh-CN': m.accounts_language_name_zh,
  en: m.accounts_language_name_en,
}

type LanguageFieldProps = SelectHTMLAttributes<HTMLSelectElement> & { error?: string | undefined }

/** The language of a person's pages and mails; the reader's own unless told otherwise. */
export const LanguageField = forwardRef<HTMLSelectElement, LanguageFieldProps>(
  function LanguageField(field, ref) {
    const l = useLocale()
    return (
      <SelectField
        label={m.accounts_language({}, l)}
        hint={m.accounts_language_hint({}, l)}
        options={LOCALES.map(value => ({ value, label: NAMES[value]({}, l) }))}
        defaultValue={l.locale}
        {...field}
        ref={ref}
      />
    )
  },
)
