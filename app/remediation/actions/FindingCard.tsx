import { formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { ActionPage, ActionPageItem } from './action-page.ts'

/** What was found, what is asked, and the items of the checklist in the reader's language. */
export function FindingCard({ page: { action, items } }: { page: ActionPage }) {
  const l = useLocale()
  return (
    <Card title={m.action_finding({}, l)}>
      <Stack>
        <p className="break-words whitespace-pre-line">{action.finding}</p>
        <div>
          <h3 className="mb-1 font-semibold">{m.action_requirement({}, l)}</h3>
          <p className="break-words whitespace-pre-line">{action.requirement}</p>
        </div>
        {items.length > 0 && (
          <div>
            <h3 className="mb-1 font-semibold">{m.action_items({}, l)}</h3>
            <ul className="flex flex-col gap-3">
              {items.map(item => (
                <ItemLine key={item.itemCode} item={item} />
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Card>
  )
}

function ItemLine({
  item: { itemCode, question, good, lostPoints, gain, triggers },
}: {
  item: ActionPageItem
}) {
  const l = useLocale()
  const points = [
    ...(lostPoints > 0 ? [m.action_item_lost({ points: formatPoints(lostPoints) }, l)] : []),
    ...(gain > 0 ? [m.action_item_gain({ gain: formatPoints(gain, 1) }, l)] : []),
  ]
  return (
    <li className="border-l-2 border-line pl-3">
      <p>
        <span className="font-medium">{itemCode}</span> {question}
      </p>
      {points.length > 0 && <p className="text-sm text-soft">{points.join(' · ')}</p>}
      {triggers.map(label => (
        <p key={label} className="text-sm text-bad">
          {label}
        </p>
      ))}
      {good && (
        <details className="mt-1">
          <summary className="link inline-block text-sm">{m.action_item_good({}, l)}</summary>
          <p className="mt-1 text-sm">{good}</p>
        </details>
      )}
    </li>
  )
}
