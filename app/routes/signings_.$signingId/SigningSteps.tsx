import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { SigningData } from './route.tsx'

/** What is to be done here, or what has become of it. */
export function SigningSteps({ signing }: { signing: SigningData }) {
  const l = useLocale()
  const { id, state, canBeSigned, maySign, message, ended, activeAt, endsAt } = signing
  const term = activeAt && endsAt && [formatDate(activeAt, l.locale), formatDate(endsAt, l.locale)]
  if (canBeSigned)
    return (
      <Card>
        <Stack gap="sm">
          {message !== '' && <p className="break-words whitespace-pre-line">{message}</p>}
          <p>{maySign ? m.signing_how({}, l) : m.signing_not_you({}, l)}</p>
          {maySign && (
            <div className="flex flex-wrap items-center gap-3">
              <ButtonLink to={`/signings/${id}/signature`}>{m.signing_to_signature({}, l)}</ButtonLink>
              <ButtonLink to={`/signings/${id}/reply`} variant="quiet">
                {m.signing_to_reply({}, l)}
              </ButtonLink>
            </div>
          )}
        </Stack>
      </Card>
    )
  if (state === 'signed') return <Notice tone="info" title={m.signing_waits_for_buyer({}, l)} />
  if (term && (state === 'active' || state === 'expiring'))
    return (
      <Notice
        tone={state === 'active' ? 'good' : 'warn'}
        title={m.signing_in_force({ from: term[0] ?? '', until: term[1] ?? '' }, l)}
      />
    )
  return (
    <Notice tone="neutral" title={m.signing_over({}, l)}>
      {ended && <p className="break-words whitespace-pre-line">{ended}</p>}
    </Notice>
  )
}
