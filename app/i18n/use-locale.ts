import { createContext, useContext } from 'react'
import { DEFAULT_LOCALE, type Locale } from './locale.ts'

/** `{ locale }`, ready to be the second argument of every message: `m.save({}, l)`. */
export type LocaleOption = { locale: Locale }

export const LocaleContext = createContext<LocaleOption>({ locale: DEFAULT_LOCALE })

/** The reader's language for message calls: `const l = useLocale()`, then `m.some_message({}, l)`. */
export function useLocale(): LocaleOption {
  return useContext(LocaleContext)
}
