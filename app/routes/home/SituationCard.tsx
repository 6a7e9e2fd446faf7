import { Link } from '@remix-run/react'
import { daysUntil, endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { CaseState } from '#app/remediation/measures/case-state.ts'
import type { CaseCause } from '#app/remediation/measures/vocabulary.ts'
import { Notice } from '#app/ui/Notice.tsx'

type Situation = {
  state: CaseState
  cause: CaseCause | null
  dueAt: Date | null
  deferredUntil: Date | null
  /** Calendar day since which the supplier is disqualified. */
  since: string | null
}

/** Where the supplier stands, until when, and what lifts it. */
export function SituationCard({ situation, now }: { situation: Situation; now: Date }) {
  const l = useLocale()
  const { dueAt, deferredUntil } = situation
  const words = wordsOf(situation, l)
  if (!words) return null
  const days = dueAt ? daysUntil(dueAt, now) : 0
  const isRunning = situation.state === 'improving' || situation.state === 'last-chance'
  return (
    <Notice tone={situation.state === 'disqualified' ? 'bad' : 'warn'} title={words.title}>
      <p>{words.text}</p>
      {dueAt && isRunning && days >= 0 && (
        <p className="font-medium">{m.measure_days_left({ days: String(days) }, l)}</p>
      )}
      {deferredUntil && deferredUntil > now && (
        <p>{m.measure_own_deferred({ date: formatDate(deferredUntil, l.locale) }, l)}</p>
      )}
      {(isRunning || (situation.state === 'decision-due' && situation.cause !== 'no-response')) && (
        <p>
          <Link to="/actions" className="link">
            {m.measure_own_to_actions({}, l)}
          </Link>
        </p>
      )}
    </Notice>
  )
}

function wordsOf({ state, cause, dueAt, since }: Situation, l: LocaleOption) {
  const date = dueAt ? formatDate(dueAt, l.locale) : ''
  switch (state) {
    case 'improving':
      return {
        title: m.measure_own_improving({ date }, l),
        text: m.measure_own_improving_text({ date }, l),
      }
    case 'last-chance':
      return { title: m.measure_own_chance({ date }, l), text: m.measure_own_chance_text({ date }, l) }
    case 'noticed':
      return { title: m.measure_own_silent({ date }, l), text: m.measure_own_silent_text({ date }, l) }
    case 'decision-due': {
      const isSilent = cause === 'no-response'
      return {
        title: m.measure_own_deciding({}, l),
        text: isSilent ? m.measure_own_deciding_silent_text({}, l) : m.measure_own_deciding_text({}, l),
      }
    }
    case 'disqualified': {
      const day = since ? formatDate(endOfDay(since), l.locale) : '–'
      return {
        title: m.measure_own_disqualified({ date: day }, l),
        text: m.measure_own_disqualified_text({}, l),
      }
    }
    default:
      return null
  }
}
