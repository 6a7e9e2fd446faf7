import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'

/** Before payments of a small firm are put off: the law protects their terms. */
export function SmallFirmNotice() {
  const l = useLocale()
  return (
    <Notice tone="warn" title={m.measure_small_firm_title({}, l)}>
      {m.measure_small_firm_text({}, l)}
    </Notice>
  )
}
