import { formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Definitions } from '#app/ui/Table.tsx'

/** What the items could win back beside what the closure won, in points of the questionnaire. */
export function PromisedWon({ promised, won }: { promised: number; won: number | null }) {
  const l = useLocale()
  const points = (value: number) => m.closure_standing_points({ points: formatPoints(value) }, l)
  return (
    <Definitions
      items={[
        { term: m.closure_standing_promised({}, l), value: points(promised) },
        { term: m.closure_standing_won({}, l), value: won === null ? '–' : points(won) },
      ]}
    />
  )
}
