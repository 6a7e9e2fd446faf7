import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { Link } from '@remix-run/react'
import type { GradeBasis } from '../population-search.ts'
import { resultsHref } from './result-search.ts'

export type WeakItem = {
  code: string
  question: string
  results: number
  short: number
  points: number
  lost: number
}

/** The items on which a campaign's suppliers lost most, with who stands behind each. */
export function WeakestItems({
  campaignId,
  basis,
  items,
}: {
  campaignId: string
  basis: GradeBasis
  items: WeakItem[]
}) {
  const l = useLocale()
  return (
    <Table caption={m.board_weakest({}, l)}>
      <thead>
        <tr>
          <Th>{m.board_item({}, l)}</Th>
          <Th numeric>{m.board_lost({}, l)}</Th>
          <Th numeric>{m.board_lost_share({}, l)}</Th>
          <Th numeric>{m.board_short({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <tr key={item.code}>
            <Td className="max-sm:w-60 sm:w-3/5">
              <span className="font-medium">{item.code}</span> {item.question}
            </Td>
            <Td numeric>{formatNumber(Math.round(item.lost * 10) / 10, l.locale)}</Td>
            <Td numeric>
              <span className="inline-flex items-center gap-2 whitespace-nowrap">
                <span aria-hidden="true" className="hidden h-2 w-16 rounded-sm bg-sunken sm:inline-block">
                  <span
                    className="block h-full rounded-sm bg-bad"
                    style={{ width: `${(100 * item.lost) / item.points}%` }}
                  />
                </span>
                {((100 * item.lost) / item.points).toFixed(1)}&nbsp;%
              </span>
            </Td>
            <Td numeric>
              <Link
                to={resultsHref(campaignId, { basis, item: item.code })}
                className="link inline-flex min-h-6 items-center whitespace-nowrap"
                aria-label={`${item.code}: ${m.board_short_of({ short: String(item.short), results: String(item.results) }, l)}`}
              >
                {m.board_short_of(
                  {
                    short: formatNumber(item.short, l.locale),
                    results: formatNumber(item.results, l.locale),
                  },
                  l,
                )}
              </Link>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
