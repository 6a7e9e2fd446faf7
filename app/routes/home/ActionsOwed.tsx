import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ActionTableRow } from '#app/remediation/actions/ActionTable.tsx'
import { OwnActions } from '#app/remediation/actions/OwnActions.tsx'
import { Card } from '#app/ui/Page.tsx'

/** Corrective actions on which the supplier has the next move; nothing when there are none. */
export function ActionsOwed({ rows, total, now }: { rows: ActionTableRow[]; total: number; now: Date }) {
  const l = useLocale()
  if (total === 0) return null
  const more = total - rows.length
  return (
    <Card
      title={m.action_home_title({}, l)}
      padded={false}
      className="relative overflow-hidden"
      actions={
        <Link to="/actions" className="link">
          {more > 0 ? m.action_home_more({ count: String(more) }, l) : m.action_home_all({}, l)}
        </Link>
      }
    >
      <OwnActions rows={rows} now={now} label={m.action_home_title({}, l)} />
    </Card>
  )
}
