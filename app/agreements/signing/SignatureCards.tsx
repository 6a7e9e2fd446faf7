import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import { DrawnOrTyped } from './DrawnOrTyped.tsx'
import { AUTHENTICATION_LABELS, AUTHORITY_LABELS } from './labels.ts'
import type { SignatureFacts } from './signature-facts.ts'

const PARTY_LABELS = { supplier: m.signing_party_supplier, buyer: m.signing_party_buyer } as const

/** Who signed, when and how, and the seals. */
export function SignatureCards({ signatures }: { signatures: SignatureFacts[] }) {
  const l = useLocale()
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      {signatures.map(one => (
        <Card key={one.party} title={PARTY_LABELS[one.party]({}, l)} className="min-w-0">
          <div className="mb-3">
            <DrawnOrTyped signature={one} />
          </div>
          <Definitions
            items={[
              { term: m.signing_name({}, l), value: one.name },
              { term: m.signing_title({}, l), value: one.title },
              { term: m.signing_authority({}, l), value: AUTHORITY_LABELS[one.authority]({}, l) },
              { term: m.signing_signed_at({}, l), value: formatDateTime(one.signedAt, l.locale) },
              {
                term: m.signing_confirmed_by({}, l),
                value: AUTHENTICATION_LABELS[one.authentication]({}, l),
              },
              { term: m.signing_seal({}, l), value: <Seal value={one.seal} /> },
            ]}
          />
        </Card>
      ))}
    </div>
  )
}

/** The seal, and where anybody can have it checked. */
function Seal({ value }: { value: string }) {
  const l = useLocale()
  return (
    <>
      <code className="text-xs break-all">{value}</code>
      <Link to="/verify" className="link mt-1 flex min-h-6 items-center text-sm no-print">
        {m.signing_verify({}, l)}
      </Link>
    </>
  )
}
