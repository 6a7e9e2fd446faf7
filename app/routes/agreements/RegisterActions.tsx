import { registerHref } from '#app/agreements/signing/register-search.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { ButtonAnchor, ButtonLink } from '#app/ui/Button.tsx'
import type { RegisterData } from './route.tsx'

/** Taking the register and its documents along, and what is done with agreements. */
export function RegisterActions({ page }: { page: RegisterData }) {
  const { search, today, register, mayInvite, mayAdminister, maySign, waiting } = page
  const l = useLocale()
  const [, query = ''] = registerHref('', search, today).split('?')
  return (
    <>
      {register && <ExportLinks table="agreement-register" search={query} />}
      {register && register.counts.bound > 0 && (
        <ButtonAnchor href={`/agreements/documents.zip?${query}`} variant="quiet">
          {m.signing_zip({}, l)}
        </ButtonAnchor>
      )}
      <ButtonLink to="/agreement-templates" variant="quiet">
        {m.signing_to_texts({}, l)}
      </ButtonLink>
      {mayAdminister && (
        <ButtonLink to="/agreements/signatories" variant="quiet">
          {m.signing_signatories({}, l)}
        </ButtonLink>
      )}
      {maySign && (
        <ButtonLink to="/agreements/counter-signing" variant="secondary">
          {m.signing_to_counter_sign({ count: String(waiting) }, l)}
        </ButtonLink>
      )}
      {mayInvite && (
        <ButtonLink to={`/agreements/invitations?${query}`}>{m.signing_invite({}, l)}</ButtonLink>
      )}
    </>
  )
}
