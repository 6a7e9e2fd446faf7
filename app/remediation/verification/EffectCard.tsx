import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { VerificationView } from './verification-view.ts'

type Props = {
  actionId: string
  effect: NonNullable<VerificationView['effect']>
  /** Read by the supplier itself. */
  isOwn: boolean
  now: Date
}

/** When the effect of a critical closure is looked at, or what was found. */
export function EffectCard({ actionId, effect, isOwn, now }: Props) {
  const l = useLocale()
  return (
    <Card title={m.closure_effect({}, l)}>
      <Stack gap="sm">
        <EffectText effect={effect} isOwn={isOwn} now={now} />
        {effect.mayCheck && (
          <div className="no-print">
            <ButtonLink
              to={`/actions/${actionId}/effect`}
              variant={effect.dueAt <= now ? 'primary' : 'secondary'}
            >
              {m.closure_effect_check({}, l)}
            </ButtonLink>
          </div>
        )}
      </Stack>
    </Card>
  )
}

function EffectText({ effect, isOwn, now }: Omit<Props, 'actionId'>) {
  const l = useLocale()
  if (effect.checkedAt && effect.outcome) {
    const said = effect.outcome === 'effective' ? m.closure_effect_confirmed : m.closure_effect_was_relapsed
    return <p>{said({ date: formatDate(effect.checkedAt, l.locale) }, l)}</p>
  }
  const date = formatDate(effect.dueAt, l.locale)
  if (isOwn) return <p>{m.closure_effect_supplier({ date }, l)}</p>
  const said = effect.dueAt <= now ? m.closure_effect_due : m.closure_effect_waits
  return <p>{said({ date }, l)}</p>
}
