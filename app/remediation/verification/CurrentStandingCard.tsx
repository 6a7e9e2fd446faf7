import { Link } from '@remix-run/react'
import { endOfDay, formatDate, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card, Stack } from '#app/ui/Page.tsx'
import { BeforeAfter } from './BeforeAfter.tsx'
import type { StandingHistory } from './find-standing.server.ts'
import type { StandingChangeRow } from './standing-queries.server.ts'

/** The published result of the year beside where the supplier stands now, and which actions moved it. */
export function CurrentStandingCard({ standing }: { standing: StandingHistory }) {
  const { year, published, current, since, changes } = standing
  const l = useLocale()
  const date = formatDate(endOfDay(since), l.locale)
  return (
    <Card title={m.closure_standing({}, l)} id="standing">
      <Stack>
        <BeforeAfter
          before={{ ...published, label: m.closure_standing_of_year({ year: String(year) }, l) }}
          after={{
            ...current,
            label: m.closure_standing_now({}, l),
            note: m.closure_standing_since({ date }, l),
          }}
        />
        <p className="text-sm text-soft">{m.closure_standing_lead({}, l)}</p>
        <details>
          <summary className="link inline-block">{m.closure_standing_history({}, l)}</summary>
          <ul className="mt-2 flex flex-col gap-1.5">
            {changes.map(change => (
              <Change key={change.id} change={change} />
            ))}
          </ul>
        </details>
      </Stack>
    </Card>
  )
}

function Change({ change }: { change: StandingChangeRow }) {
  const l = useLocale()
  const before = [formatScore(change.scoreBefore), change.gradeBefore].filter(Boolean).join(' · ')
  const after = [formatScore(change.score), change.grade].filter(Boolean).join(' · ')
  return (
    <li className="flex flex-wrap gap-x-4">
      <Link to={`/actions/${change.actionId}`} className="link font-medium">
        {change.code}
      </Link>
      <span className="text-soft">{formatDate(endOfDay(change.effectiveOn), l.locale)}</span>
      <span className="tabular-nums">{m.closure_standing_moved({ before, after }, l)}</span>
    </li>
  )
}
