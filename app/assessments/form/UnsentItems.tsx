import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'
import type { CheckPageView } from './check-page.server.ts'
import { isLineFine, lineText, SignInAgain } from './LineText.tsx'
import { sectionPath } from './section-path.ts'
import type { Unsent } from './use-unsent.ts'

type Props = { view: Pick<CheckPageView, 'assessmentId' | 'dimensionOf'>; unsent: Unsent }

/**
 * Answers that are on this device alone. What goes by itself is said; what somebody has to look at leads to its place in
 * the form, which says why.
 */
export function UnsentItems({ view, unsent: { waiting, stuck, line } }: Props) {
  const l = useLocale()
  return (
    <>
      {waiting.length > 0 && (
        <Notice
          tone={isLineFine(line) ? 'info' : 'warn'}
          title={isLineFine(line) ? m.checklist_check_sending({}, l) : lineText(line, waiting.length, l)}
        >
          {line === 'signed-out' && <SignInAgain />}
        </Notice>
      )}
      {stuck.length > 0 && (
        <Notice tone="warn" title={m.checklist_check_unsent_title({}, l)}>
          <p>{m.checklist_check_unsent_text({}, l)}</p>
          <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
            {stuck.map(code => (
              <li key={code}>
                <Link
                  to={`${sectionPath(view.assessmentId, view.dimensionOf[code] ?? '')}#${code}`}
                  className="link inline-block min-h-6"
                >
                  {code}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
