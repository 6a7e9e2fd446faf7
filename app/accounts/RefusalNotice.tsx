import type { FormErrors } from '#app/http/form-rules.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'

export type Refusal =
  | { why: 'wrong' | 'wrong-password' | 'too-many-people' }
  | { why: 'too-many-tries' | 'too-many-invitations'; retryAt: Date }

/** What the action of such a form answers. */
type Result = { errors?: FormErrors; refusal?: Refusal } | undefined

/** Why a form was refused as a whole; reads the answer of an action. A wrong password is said beside its field. */
export function RefusalNotice({ result }: { result: Result }) {
  const l = useLocale()
  const refusal = refusalIn(result)
  if (!refusal || refusal.why === 'wrong-password') return null
  if (refusal.why === 'too-many-people')
    return <Notice tone="bad">{m.accounts_too_many_people({}, l)}</Notice>
  if (!('retryAt' in refusal))
    return (
      <Notice tone="bad" title={m.accounts_sign_in_wrong_title({}, l)}>
        {m.accounts_sign_in_wrong({}, l)}
      </Notice>
    )
  const time = formatDateTime(refusal.retryAt, l.locale)
  if (refusal.why === 'too-many-invitations')
    return <Notice tone="bad">{m.accounts_too_many_invitations({ time }, l)}</Notice>
  return (
    <Notice tone="bad" title={m.accounts_too_many_tries_title({}, l)}>
      {m.accounts_too_many_tries({ time }, l)}
    </Notice>
  )
}

export function refusalIn(result: Result) {
  return result?.refusal
}
