import { formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { Card, Stack } from '#app/ui/Page.tsx'
import { BeforeAfter } from './BeforeAfter.tsx'
import { PromisedWon } from './PromisedWon.tsx'
import type { ItemChange } from './score-change.ts'
import type { Effect } from './verification-form.server.ts'

type Props = { effect: Effect; items: LocalizedItem[]; promisedPoints: number }

/** What closing the action would do to the standing, before anybody confirms it. */
export function EffectPreview({ effect: { change, why }, items, promisedPoints }: Props) {
  const l = useLocale()
  if (!change)
    return (
      <Card title={m.closure_verify_effect({}, l)}>
        <p className="text-soft">
          {why === 'later-result'
            ? m.closure_verify_effect_later({}, l)
            : m.closure_verify_effect_none({}, l)}
        </p>
      </Card>
    )
  return (
    <Card title={m.closure_verify_effect({}, l)} id="effect">
      <Stack>
        <BeforeAfter
          before={{ ...change.before, label: m.closure_standing_before({}, l) }}
          after={{ ...change.after, label: m.closure_standing_after({}, l) }}
        />
        <ul className="flex flex-col gap-2">
          {change.items.map(item => (
            <Change key={item.code} change={item} item={items.find(({ code }) => code === item.code)} />
          ))}
        </ul>
        <PromisedWon promised={promisedPoints} won={change.won} />
      </Stack>
    </Card>
  )
}

function Change({ change, item }: { change: ItemChange; item: LocalizedItem | undefined }) {
  const l = useLocale()
  const { code, before, after, points, resolved, triggers } = change
  const figures = { before: formatPoints(before), after: formatPoints(after), points: formatPoints(points) }
  const standing = triggers.filter(({ stands }) => stands)
  return (
    <li>
      <span className="font-semibold">{code}</span>{' '}
      <span className="tabular-nums">{m.closure_standing_item_change(figures, l)}</span>
      {resolved.map(({ id }) => (
        <span key={id} className="block text-sm text-good">
          {m.closure_standing_resolved({ label: labelOf(item, id) }, l)}
        </span>
      ))}
      {standing.map(({ id }) => (
        <span key={id} className="block text-sm font-medium text-bad">
          {m.closure_standing_stands({ label: labelOf(item, id) }, l)}
        </span>
      ))}
    </li>
  )
}

function labelOf(item: LocalizedItem | undefined, triggerId: string) {
  return item?.triggers.find(({ id }) => id === triggerId)?.label ?? triggerId
}
