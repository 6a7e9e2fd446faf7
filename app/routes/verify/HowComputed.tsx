import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FIELD_LABELS } from '#app/proof/field-labels.ts'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { VerifyData } from './route.tsx'

/** The published list of fields, in its order. */
export function HowComputed({ fields }: Pick<VerifyData, 'fields'>) {
  const l = useLocale()
  return (
    <Card title={m.proof_verify_how({}, l)}>
      <Stack gap="sm">
        <p>{m.proof_verify_how_text({}, l)}</p>
        <ol className="list-decimal columns-1 gap-8 pl-7 text-sm sm:columns-2">
          {fields.map(name => (
            <li key={name} className="break-inside-avoid py-0.5">
              <code>{name}</code> <span className="text-soft">{FIELD_LABELS[name]({}, l)}</span>
            </li>
          ))}
        </ol>
      </Stack>
    </Card>
  )
}

export function Certificates({ certificates }: Pick<VerifyData, 'certificates'>) {
  const l = useLocale()
  return (
    <Card title={m.proof_verify_certificates({}, l)}>
      {certificates.length === 0 ? (
        <p className="text-soft">{m.proof_verify_certificates_none({}, l)}</p>
      ) : (
        <Stack gap="sm">
          <p>{m.proof_verify_certificates_text({}, l)}</p>
          <ul className="flex flex-col gap-1 text-sm">
            {certificates.map(sha256 => (
              <li key={sha256}>
                <code className="break-all">{sha256}</code>
              </li>
            ))}
          </ul>
          <p>
            <a className="link inline-flex min-h-6 items-center" href="/verify/certificates.pem">
              {m.proof_verify_certificates_download({}, l)}
            </a>
          </p>
        </Stack>
      )}
    </Card>
  )
}
