import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { BeforeAfter } from './BeforeAfter.tsx'
import { PromisedWon } from './PromisedWon.tsx'
import type { StandingMove } from './verification-view.ts'

/** What the action's closure, or its relapse, did to the supplier's standing, with the receipt of it. */
export function StandingMoveCard({ actionId, standing }: { actionId: string; standing: StandingMove }) {
  const l = useLocale()
  const date = formatDate(endOfDay(standing.effectiveOn), l.locale)
  return (
    <Card
      title={m.closure_standing({}, l)}
      actions={standing.isTakenBack && <Badge tone="warn">{m.closure_standing_relapsed({}, l)}</Badge>}
    >
      <Stack>
        <BeforeAfter
          before={{ ...standing.before, label: m.closure_standing_before({}, l) }}
          after={{
            ...standing.after,
            label: m.closure_standing_after({}, l),
            note: m.closure_standing_since({ date }, l),
          }}
        />
        {!standing.isTakenBack && <PromisedWon promised={standing.promisedPoints} won={standing.wonPoints} />}
        <p className="text-sm text-soft">
          {m.closure_standing_lead({}, l)}{' '}
          <a href={`/actions/${actionId}/receipt`} className="link underline" download>
            {m.closure_standing_receipt({}, l)}
          </a>
        </p>
      </Stack>
    </Card>
  )
}
