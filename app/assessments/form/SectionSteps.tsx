import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { Section } from './section.ts'
import { NEXT_STEP, sectionPath } from './section-path.ts'

/** To the sections before and after; without JavaScript the way there saves the form. */
export function SectionSteps({ assessmentId, section }: { assessmentId: string; section: Section }) {
  const l = useLocale()
  const { previous, next } = section
  const nextLabel = next ? m.checklist_next_section({ title: next.title }, l) : m.checklist_to_check({}, l)
  const isRenewal = section.entries.some(({ renewal }) => renewal)
  const nextPlace = isRenewal && next?.firstOpen ? `#${next.firstOpen}` : ''
  const nextPath = next
    ? `${sectionPath(assessmentId, next.code)}${nextPlace}`
    : `/assessments/${assessmentId}/check`
  const previousLabel = previous && m.checklist_previous_section({ title: previous.title }, l)
  if (useHydrated())
    return (
      <div className="flex flex-wrap justify-between gap-3 border-t border-line pt-6 no-print">
        {previous && (
          <ButtonLink to={sectionPath(assessmentId, previous.code)} variant="secondary">
            <ArrowLeft aria-hidden="true" className="size-4" />
            {previousLabel}
          </ButtonLink>
        )}
        <ButtonLink id={NEXT_STEP} to={nextPath} className="ml-auto">
          {nextLabel}
          <ArrowRight aria-hidden="true" className="size-4" />
        </ButtonLink>
      </div>
    )
  return (
    <div className="flex flex-wrap justify-between gap-3 border-t border-line pt-6 no-print">
      {previous && (
        <Button type="submit" name="go" value="previous" variant="secondary">
          <ArrowLeft aria-hidden="true" className="size-4" />
          {previousLabel}
        </Button>
      )}
      <Button type="submit" name="go" value="next" className="ml-auto">
        {nextLabel}
        <ArrowRight aria-hidden="true" className="size-4" />
      </Button>
    </div>
  )
}
