import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { CheckPageView } from './check-page.server.ts'
import { sectionPath } from './section-path.ts'

type Props = Pick<CheckPageView, 'assessmentId' | 'returned'>

/** What the buyer asked to correct, and whether anything was changed there since. */
export function ReturnedItems({ assessmentId, returned }: Props) {
  const l = useLocale()
  return (
    <Card title={m.checklist_returned_title({ count: String(returned.length) }, l)}>
      <ul className="flex flex-col gap-3">
        {returned.map(({ code, dimension, question, comment, isChanged }) => (
          <li key={code}>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link to={`${sectionPath(assessmentId, dimension)}#${code}`} className="link">
                {m.checklist_code_and_title({ code, title: question }, l)}
              </Link>
              <Badge tone={isChanged ? 'good' : 'warn'}>
                {isChanged ? m.checklist_check_changed({}, l) : m.checklist_check_unchanged({}, l)}
              </Badge>
            </span>
            <p className="text-sm break-words whitespace-pre-line text-soft">{comment}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
