import { AnswerText } from '#app/assessments/AnswerText.tsx'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { VerificationVerdict } from '../actions/vocabulary.ts'
import { ActionFileLinks } from './ActionFileLinks.tsx'
import { VERDICT_WORDS } from './labels.ts'
import type { RoundView, VerificationView } from './verification-view.ts'

const TONES: Record<VerificationVerdict, Tone> = { pending: 'info', effective: 'good', insufficient: 'warn' }

type Props = { actionId: string; verification: Pick<VerificationView, 'rounds' | 'items'> }

/** The latest evidence with what became of it; the earlier ones below, closed. Nothing before there is any. */
export function EvidenceCard({ actionId, verification: { rounds, items } }: Props) {
  const l = useLocale()
  const [latest, ...earlier] = rounds
  if (!latest) return null
  return (
    <Card title={m.closure_evidence({}, l)}>
      <Stack>
        <Round actionId={actionId} round={latest} items={items} />
        {earlier.length > 0 && (
          <details>
            <summary className="link inline-block">
              {m.closure_rounds_earlier({ count: String(earlier.length) }, l)}
            </summary>
            <Stack className="mt-3">
              {earlier.map(round => (
                <Round key={round.round} actionId={actionId} round={round} items={items} />
              ))}
            </Stack>
          </details>
        )}
      </Stack>
    </Card>
  )
}

type RoundProps = { actionId: string; round: RoundView; items: LocalizedItem[] }

function Round({ actionId, round, items }: RoundProps) {
  const l = useLocale()
  const by = { name: round.submittedByName, time: formatDateTime(round.submittedAt, l.locale) }
  return (
    <Stack gap="sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <Badge tone={TONES[round.verdict]}>{VERDICT_WORDS[round.verdict]({}, l)}</Badge>
        <span>{m.closure_round({ round: String(round.round) }, l)}</span>
        <span>{m.closure_round_by(by, l)}</span>
      </p>
      {round.verdictReason && (
        <div className="border-l-2 border-accent pl-3">
          <p className="break-words whitespace-pre-line">{round.verdictReason}</p>
          <p className="text-sm text-faint">{verifiedText(round, l)}</p>
        </div>
      )}
      <p className="break-words whitespace-pre-line">{round.summary}</p>
      <ActionFileLinks actionId={actionId} files={round.files} />
      {items.map(item => (
        <Answer key={item.code} item={item} round={round} />
      ))}
    </Stack>
  )
}

function Answer({ item, round }: { item: LocalizedItem; round: RoundView }) {
  const l = useLocale()
  const values = round.answers[item.code]
  const corrected = round.corrected[item.code]
  if (!values) return null
  return (
    <div className="rounded-md bg-sunken px-3 py-2.5">
      <p className="mb-2 font-medium">
        {item.code} {item.question}
      </p>
      <AnswerText item={item} answer={{ values }} />
      {corrected && (
        <div className="mt-3 border-l-2 border-warn pl-3">
          <p className="mb-1 text-sm font-semibold text-soft">{m.review_corrected_values({}, l)}</p>
          <AnswerText item={item} answer={{ values: corrected }} />
        </div>
      )}
    </div>
  )
}

function verifiedText({ verifiedAt, verifiedByName: name }: RoundView, l: LocaleOption) {
  if (!verifiedAt) return null
  const time = formatDateTime(verifiedAt, l.locale)
  return name ? m.closure_verdict_by({ name, time }, l) : m.closure_verdict_at({ time }, l)
}
