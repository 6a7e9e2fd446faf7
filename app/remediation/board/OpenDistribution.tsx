import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Tone } from '#app/ui/Badge.tsx'
import { Distribution } from '#app/ui/charts/Distribution.tsx'
import { actionsHref, type ActionFilter } from '../actions/action-search.ts'
import type { KeyedLine } from './figures.ts'

type Props<K extends string> = {
  title: string
  heading: string
  lines: KeyedLine<K>[]
  labelOf: (key: K) => string
  toneOf: (key: K) => Tone
  filterOf: (key: K) => Partial<ActionFilter>
}

/** How the open actions divide by one property; each part leads to its list. */
export function OpenDistribution<K extends string>(props: Props<K>) {
  const { title, heading, lines, labelOf, toneOf, filterOf } = props
  const l = useLocale()
  return (
    <Distribution
      title={title}
      labelHeading={heading}
      countHeading={m.actionboard_count({}, l)}
      shareHeading={m.actionboard_share({}, l)}
      parts={lines.map(({ key, open }) => ({
        key,
        label: labelOf(key),
        value: open,
        tone: toneOf(key),
        ...(open > 0 && { href: actionsHref({ state: 'open', ...filterOf(key) }) }),
      }))}
    />
  )
}
