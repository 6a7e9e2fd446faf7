import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { sectionPath } from '#app/assessments/form/section-path.ts'
import { formatDateTime, formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Progress } from '#app/ui/Progress.tsx'

export type SectionSummary = {
  code: string
  title: string
  /** Null in a questionnaire that is not graded. */
  points: number | null
  asked: number
  complete: number
  edited: { by: string; at: Date } | null
  /** Returned items that nobody has changed since. */
  toCorrect: number
  /** Items where the buyer had the last word. */
  waiting: number
}

type Props = { assessmentId: string; sections: SectionSummary[]; isEditable: boolean }

/** The sections as rows, each one link: how far, what it is worth, who was there last. */
export function SectionList({ assessmentId, sections, isEditable }: Props) {
  const l = useLocale()
  return (
    <section aria-label={m.checklist_sections_heading({}, l)}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {sections.map(section => (
          <li key={section.code}>
            <Link
              to={sectionPath(assessmentId, section.code)}
              className="grid items-center gap-x-6 gap-y-2 px-5 py-4 hover:bg-paper sm:grid-cols-[1fr_11rem_8rem_auto]"
            >
              <span className="min-w-0">
                <span className="text-lg font-semibold">{section.title}</span>{' '}
                <span className="text-sm text-soft">
                  {section.code}
                  {section.points !== null &&
                    ` · ${m.checklist_section_points({ points: formatPoints(section.points) }, l)}`}
                </span>
                <span className="block text-sm text-soft">{editedText(section)}</span>
                {section.toCorrect > 0 && (
                  <Badge tone="warn">
                    {m.checklist_returned_title({ count: String(section.toCorrect) }, l)}
                  </Badge>
                )}
                {section.waiting > 0 && (
                  <Badge tone="warn">
                    {m.checklist_comments_waiting({ count: String(section.waiting) }, l)}
                  </Badge>
                )}
              </span>
              <Progress value={section.complete} max={section.asked} label={section.title} />
              <span>
                <SectionState section={section} isEditable={isEditable} />
              </span>
              <ChevronRight aria-hidden="true" className="hidden size-5 text-faint sm:block" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )

  function editedText({ edited }: SectionSummary) {
    if (!edited) return m.checklist_section_untouched({}, l)
    return m.checklist_section_edited({ name: edited.by, time: formatDateTime(edited.at, l.locale) }, l)
  }
}

function SectionState({ section, isEditable }: { section: SectionSummary; isEditable: boolean }) {
  const l = useLocale()
  const { toCorrect } = section
  if (toCorrect > 0)
    return <Badge tone="warn">{m.checklist_section_left({ left: String(toCorrect) }, l)}</Badge>
  const left = section.asked - section.complete
  if (left === 0) return <Badge tone="good">{m.checklist_section_done({}, l)}</Badge>
  return (
    <Badge tone={isEditable ? 'info' : 'neutral'}>
      {m.checklist_section_left({ left: String(left) }, l)}
    </Badge>
  )
}
