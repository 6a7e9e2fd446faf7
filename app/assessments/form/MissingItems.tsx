import { Link } from '@remix-run/react'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import type { CheckPageView } from './check-page.server.ts'
import { missingText } from './missing-text.ts'
import { sectionPath } from './section-path.ts'

type Sections = CheckPageView['missing']

/** Every incomplete item under its section, with what it lacks; each leads to its place in the form. */
export function MissingItems({ assessmentId, sections }: { assessmentId: string; sections: Sections }) {
  const l = useLocale()
  return (
    <Card title={m.checklist_check_missing({}, l)}>
      <div className="flex flex-col gap-6">
        {sections.map(section => (
          <section key={section.code} aria-label={section.title}>
            <h3 className="font-semibold">{section.title}</h3>
            <ul className="mt-2 flex flex-col gap-2.5">
              {section.items.map(item => (
                <li key={item.code}>
                  <Link to={`${sectionPath(assessmentId, section.code)}#${item.code}`} className="link">
                    {m.checklist_code_and_title({ code: item.code, title: item.question }, l)}
                  </Link>
                  <p className="text-sm text-soft">{whatIsMissing(item, l)}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  )
}

function whatIsMissing(
  { isBegun, isToConfirm, fields, parts }: Sections[number]['items'][number],
  l: LocaleOption,
) {
  if (isToConfirm) return m.checklist_check_to_confirm({}, l)
  if (!isBegun) return m.checklist_check_not_begun({}, l)
  return parts.map(part => missingText(fields, part, l)).join(m.checklist_list_separator({}, l))
}
