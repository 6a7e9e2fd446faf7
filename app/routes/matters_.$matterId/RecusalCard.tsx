import { useLocale } from '#app/i18n/use-locale.ts'
import { formatDate } from '#app/i18n/format.ts'
import { RECUSAL_LABELS } from '#app/integrity/matters/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { MatterData } from './route.tsx'

/** Who is kept away from the matter, and why. */
export function RecusalCard({ matter, recusals }: Pick<MatterData, 'matter' | 'recusals'>) {
  const l = useLocale()
  return (
    <Card
      title={m.matter_recusals({}, l)}
      actions={
        <ButtonLink to={`/matters/${matter.id}/recusals`} variant="secondary" size="sm">
          {m.matter_recusals_change({}, l)}
        </ButtonLink>
      }
    >
      {recusals.length === 0 && <p className="text-soft">{m.matter_recusals_none({}, l)}</p>}
      <ul>
        {recusals.map(({ userId, name, kind, addedAt }) => (
          <li key={userId}>
            {name} · {RECUSAL_LABELS[kind]({}, l)} · {formatDate(addedAt, l.locale)}
          </li>
        ))}
      </ul>
    </Card>
  )
}
