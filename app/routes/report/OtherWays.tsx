import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { ReportData } from './route.tsx'

/** Telephone and mailbox, where the organisation has named them. */
export function OtherWays({ contacts }: Pick<ReportData, 'contacts'>) {
  const l = useLocale()
  const items = [
    { term: m.channel_hotline({}, l), value: contacts.hotline },
    { term: m.channel_mailbox_address({}, l), value: contacts.mailbox },
  ].filter(({ value }) => value !== '')
  if (items.length === 0) return null
  return (
    <Card title={m.channel_other_ways({}, l)}>
      <Definitions items={items} />
    </Card>
  )
}
