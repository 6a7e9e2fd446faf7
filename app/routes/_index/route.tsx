import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

export default function Index() {
  const l = useLocale()
  return <h1>{m.app_name({}, l)}</h1>
}
