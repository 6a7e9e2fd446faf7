import { Printer } from 'lucide-react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'

/** Only where it works: without JavaScript the browser's own menu prints. */
export function PrintButton() {
  const l = useLocale()
  if (!useHydrated()) return null
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      <Printer aria-hidden="true" className="size-4" />
      {m.checklist_print({}, l)}
    </Button>
  )
}
