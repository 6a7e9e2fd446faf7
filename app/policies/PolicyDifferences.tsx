import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Difference } from './differences.ts'
import { differenceText, type DimensionTitles } from './labels.ts'

/** What a draft changes, one line each. */
export function PolicyDifferences({
  differences,
  titles,
}: {
  differences: Difference[]
  titles: DimensionTitles
}) {
  const l = useLocale()
  if (differences.length === 0) return <p className="text-soft">{m.policies_differences_none({}, l)}</p>
  return (
    <ul className="list-disc pl-5">
      {differences.map(difference => (
        <li key={`${difference.setting} ${difference.key}`}>{differenceText(difference, titles, l)}</li>
      ))}
    </ul>
  )
}
