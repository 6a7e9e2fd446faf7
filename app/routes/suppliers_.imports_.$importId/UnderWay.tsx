import { Link } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { useLiveProgress } from '#app/suppliers/import/use-live-progress.ts'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { ImportData } from './route.tsx'

const TEXTS = {
  reading: m.import_reading,
  checking: m.import_checking,
  applying: m.import_applying,
} as const

/** How far the work is; looks again by itself, or through a link where there are no scripts. */
export function UnderWay({ found }: Pick<ImportData, 'found'>) {
  const l = useLocale()
  const isHydrated = useHydrated()
  useLiveProgress(true)
  const text = TEXTS[found.state as keyof typeof TEXTS]({}, l)
  const counts = {
    done: formatNumber(found.progress, l.locale),
    total: formatNumber(found.total, l.locale),
  }
  return (
    <Card>
      <Stack gap="sm">
        <p className="font-medium">{text}</p>
        <Progress value={found.progress} max={found.total} label={text} />
        <p className="text-soft" role="status">
          {m.import_progress(counts, l)}
        </p>
        <p className="text-soft">
          {m.import_leave({}, l)}{' '}
          {!isHydrated && (
            <Link to={`/suppliers/imports/${found.id}`} className="link" reloadDocument>
              {m.import_refresh({}, l)}
            </Link>
          )}
        </p>
      </Stack>
    </Card>
  )
}
