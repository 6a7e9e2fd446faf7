import { useSearchParams } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Timeline, type TimelinePage } from './Timeline.tsx'

/** The history at the foot of a page: closed until somebody asks for it, or for its older part. */
export function FoldedTimeline({ page }: { page: TimelinePage }) {
  const l = useLocale()
  const [searchParams] = useSearchParams()
  return (
    <Card className="no-print">
      <details id="history" open={searchParams.has('before')}>
        <summary className="link inline-block font-semibold">{m.history_title({}, l)}</summary>
        <div className="mt-3">
          <Timeline page={page} />
        </div>
      </details>
    </Card>
  )
}
