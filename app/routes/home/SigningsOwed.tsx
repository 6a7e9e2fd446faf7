import { Link } from '@remix-run/react'
import type { ListedSigning } from '#app/agreements/signing/listed-signing.ts'
import { SigningList } from '#app/agreements/signing/SigningList.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'

/** Agreements that wait for a signature; nothing when there are none. */
export function SigningsOwed({ rows, maySign }: { rows: ListedSigning[]; maySign: boolean }) {
  const l = useLocale()
  if (rows.length === 0) return null
  return (
    <Card
      title={m.signing_home_title({}, l)}
      actions={
        <Link to="/signings" className="link">
          {m.signing_home_all({}, l)}
        </Link>
      }
    >
      <SigningList rows={rows} maySign={maySign} path="/signings" />
    </Card>
  )
}
