import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LineState } from '../autosave-queue.ts'

/** Nothing keeps answers from being stored. */
export function isLineFine(line: LineState) {
  return line === 'idle' || line === 'saving'
}

/** Whether everything is stored, and otherwise what becomes of the `unsent` answers. */
export function lineText(line: LineState, unsent: number, l: LocaleOption): string {
  const count = String(unsent)
  switch (line) {
    case 'idle':
      return unsent === 0 ? m.checklist_line_saved({}, l) : m.checklist_line_unsent({ count }, l)
    case 'saving':
      return m.checklist_saving({}, l)
    case 'offline':
      return m.checklist_line_offline({ count }, l)
    case 'failing':
      return m.checklist_line_failing({ count }, l)
    case 'signed-out':
      return m.checklist_line_signed_out({ count }, l)
    case 'gone':
      return m.checklist_line_gone({}, l)
  }
}

/** In a tab of its own, so that nothing typed here is lost; saving goes on when one comes back. */
export function SignInAgain() {
  const l = useLocale()
  return (
    <p className="mt-1 text-sm">
      <a href="/sign-in" target="_blank" rel="noreferrer" className="link font-medium">
        {m.checklist_sign_in_again({}, l)}
      </a>
    </p>
  )
}
