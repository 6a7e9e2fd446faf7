import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import type { TokenKind } from './roles.ts'

/** What to do when the link of a mail no longer works. */
export function LinkOver({ kind }: { kind: TokenKind }) {
  const l = useLocale()
  const isReset = kind === 'password-reset'
  const lead = isReset ? m.accounts_reset_over({}, l) : m.accounts_invitation_over({}, l)
  return (
    <Page title={m.accounts_link_over_title({}, l)} lead={lead} width="narrow">
      <div className="flex flex-wrap gap-2">
        {isReset && <ButtonLink to="/password-reset">{m.accounts_ask_again({}, l)}</ButtonLink>}
        <ButtonLink to="/sign-in" variant={isReset ? 'secondary' : 'primary'}>
          {m.accounts_back_to_sign_in({}, l)}
        </ButtonLink>
      </div>
    </Page>
  )
}
