import { Check } from 'lucide-react'
import type { Ref } from 'react'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { AnswerText } from '../AnswerText.tsx'
import type { Renewal } from './renewal.ts'

type Props = {
  item: LocalizedItem
  renewal: Renewal
  /** As it stands in the inputs. */
  answer: ItemAnswer
  isToConfirm: boolean
  confirmButton: Ref<HTMLButtonElement>
  onConfirm: () => void
}

/** Last year's side of an item: confirm it, or see what is different now. */
export function RenewalPanel(props: Props) {
  const { item, renewal, answer, isToConfirm } = props
  const l = useLocale()
  const year = String(renewal.year)
  if (renewal.kind === 'new')
    return (
      <p className="mt-2">
        <Badge tone="info">{m.renewal_new_item({}, l)}</Badge>
      </p>
    )
  return (
    <div className="mt-3 flex flex-col gap-3">
      {renewal.verdict && <NotTaken item={item} verdict={renewal.verdict} year={year} />}
      {isToConfirm && <ToConfirm {...props} />}
      {renewal.answer && !isToConfirm && (
        <Difference item={item} before={renewal.answer} now={answer} year={year} />
      )}
      {renewal.dropped && (
        <div className="text-sm text-soft">
          <p>{m.renewal_dropped({ year }, l)}</p>
          <AnswerText item={renewal.dropped} answer={renewal.dropped} />
        </div>
      )}
    </div>
  )
}

function ToConfirm({ item, renewal, confirmButton, onConfirm }: Props) {
  const l = useLocale()
  const isExpired = renewal.expired.length > 0
  const changes = changesOf(item, renewal, l)
  return (
    <div className="rounded-lg border border-accent bg-accent-soft px-4 py-3 no-print">
      <p className="font-semibold text-accent">{m.renewal_to_confirm({ year: String(renewal.year) }, l)}</p>
      {changes.map(change => (
        <p key={change}>{change}</p>
      ))}
      {renewal.expired.map(({ number, validTo }) => (
        <p key={number} className="font-medium text-bad">
          {m.renewal_expired({ number, date: validTo ?? '' }, l)}
        </p>
      ))}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          ref={confirmButton}
          type="submit"
          name="confirm"
          value={item.code}
          size="sm"
          variant={isExpired ? 'secondary' : 'primary'}
          onClick={event => {
            event.preventDefault()
            onConfirm()
          }}
        >
          <Check aria-hidden="true" className="size-4" />
          {isExpired ? m.renewal_confirm_expired({}, l) : m.renewal_confirm({}, l)}
          <span className="sr-only">{item.code}</span>
        </Button>
        {!isExpired && (
          <span className="hidden text-sm text-soft noscript:hidden pointer-fine:inline">
            {m.renewal_confirm_keys({}, l)}
          </span>
        )}
      </div>
    </div>
  )
}

/** What the item asks differently from last year, in words. */
function changesOf(item: LocalizedItem, { isReworded, newFields }: Renewal, l: LocaleOption) {
  const labels = item.fields.filter(({ id }) => newFields.includes(id)).map(({ label }) => label)
  const fields = labels.join(m.checklist_list_separator({}, l))
  return [
    ...(isReworded ? [m.renewal_reworded({}, l)] : []),
    ...(labels.length > 0 ? [m.renewal_new_fields({ fields }, l)] : []),
  ]
}

type DifferenceProps = { item: LocalizedItem; before: ItemAnswer; now: ItemAnswer; year: string }

function Difference({ item, before, now, year }: DifferenceProps) {
  const l = useLocale()
  const isClaimSame =
    JSON.stringify([before.notApplicable, before.declined]) ===
    JSON.stringify([now.notApplicable, now.declined])
  const isSame = ({ id }: { id: string }) =>
    JSON.stringify(before.values[id]) === JSON.stringify(now.values[id])
  const fields = isClaimSame ? item.fields.filter(field => !isSame(field)) : item.fields
  if (fields.length === 0) return <p className="text-sm text-soft">{m.renewal_unchanged({ year }, l)}</p>
  return (
    <div className="border-l-2 border-info pl-3 text-sm">
      <p className="font-medium text-info">{m.renewal_before({ year }, l)}</p>
      <AnswerText item={{ fields }} answer={before} />
    </div>
  )
}

const NOT_TAKEN = {
  corrected: m.renewal_verdict_corrected,
  rejected: m.renewal_verdict_rejected,
  'na-refused': m.renewal_verdict_na_refused,
  accepted: undefined,
  'na-confirmed': undefined,
} as const

type NotTakenProps = { item: LocalizedItem; verdict: NonNullable<Renewal['verdict']>; year: string }

function NotTaken({ item, verdict: { verdict, reason, corrected }, year }: NotTakenProps) {
  const l = useLocale()
  return (
    <Notice tone="warn" title={NOT_TAKEN[verdict]?.({ year }, l)}>
      {reason && <p className="break-words whitespace-pre-line">{reason}</p>}
      {corrected && (
        <div className="mt-2 text-sm">
          <p>{m.renewal_corrected_to({}, l)}</p>
          <AnswerText item={item} answer={{ values: corrected }} />
        </div>
      )}
    </Notice>
  )
}
