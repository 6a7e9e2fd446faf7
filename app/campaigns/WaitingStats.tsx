import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Stat } from '#app/ui/Table.tsx'
import { populationHref } from './population-search.ts'

type Props = {
  /** Left out where they are shown for all campaigns together. */
  extensions?: number
  comments: number
  declined: number
  /** Address of the campaign's page. */
  path: string
}

/** What suppliers of a campaign asked or said and nobody has answered yet; nothing where nothing waits. */
export function WaitingStats({ extensions = 0, comments, declined, path }: Props) {
  const l = useLocale()
  const stats = [
    { label: m.waiting_extensions({}, l), value: extensions, href: '/extensions' },
    {
      label: m.waiting_comments({}, l),
      value: comments,
      href: `${populationHref(path, { group: 'commented' })}#list`,
    },
    {
      label: m.waiting_declined({}, l),
      value: declined,
      href: `${populationHref(path, { group: 'declined' })}#list`,
    },
  ].filter(({ value }) => value > 0)
  return stats.map(({ label, value, href }) => (
    <Stat key={label} label={label} value={formatNumber(value, l.locale)} href={href} />
  ))
}
