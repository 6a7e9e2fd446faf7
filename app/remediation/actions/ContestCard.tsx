import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { ActionPage } from './action-page.ts'

/** Why the supplier contested the finding and what the buyer said; nothing when it did not. */
export function ContestCard({ page: { action } }: { page: ActionPage }) {
  const l = useLocale()
  const { contestedAt, contestReason, contestAnswer } = action
  if (!contestedAt) return null
  const words = (text: string) => <span className="whitespace-pre-line">{text}</span>
  return (
    <Card title={m.action_contest_card({}, l)}>
      <Definitions
        items={[
          { term: formatDateTime(contestedAt, l.locale), value: words(contestReason ?? '') },
          ...(contestAnswer ? [{ term: m.action_contest_answer({}, l), value: words(contestAnswer) }] : []),
        ]}
      />
    </Card>
  )
}
