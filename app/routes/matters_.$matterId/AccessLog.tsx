import { EVENT_LABELS } from '#app/history/event-labels.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { MatterData } from './route.tsx'

/** Who read or did what, newest first: part of the record that nobody can change. */
export function AccessLog({ log }: Pick<MatterData, 'log'>) {
  const l = useLocale()
  return (
    <Card title={m.matter_log({}, l)} padded={false} className="relative overflow-hidden">
      <Table caption={m.matter_log({}, l)}>
        <thead>
          <tr>
            <Th>{m.matter_log_what({}, l)}</Th>
            <Th>{m.matter_log_who({}, l)}</Th>
            <Th>{m.matter_log_when({}, l)}</Th>
          </tr>
        </thead>
        <tbody>
          {log.map(({ seq, at, type, actorName, about, reason }) => (
            <tr key={seq}>
              <Td>
                {EVENT_LABELS[type]({}, l)}
                {about && <span className="block text-soft">{about}</span>}
                {reason && <span className="block text-soft">{reason}</span>}
              </Td>
              <Td>{actorName ?? '–'}</Td>
              <Td className="whitespace-nowrap">{formatDateTime(at, l.locale)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
