import { Check } from 'lucide-react'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import type { AnswerWords } from '../answer-words.ts'
import type { Renewal, RenewalWords } from './renewal.ts'

type Props = {
  code: string
  renewal: Renewal
  words: RenewalWords
  /** As it stands in the inputs. */
  answer: ItemAnswer
  isToConfirm: boolean
  onConfirm: () => void
}

/** Last year's side of an item: confirm it, or see what is different now. */
export function RenewalPanel(props: Props) {
  const { renewal, words, answer, isToConfirm } = props
  const { notTaken } = renewal
  if (renewal.kind === 'new')
    return (
      <p className="mt-2">
        <Badge tone="info">{words.newItem}</Badge>
      </p>
    )
  return (
    <div className="mt-3 flex flex-col gap-3">
      {notTaken && (
        <Notice tone="warn" title={notTaken.title}>
          <p className="break-words whitespace-pre-line">{notTaken.reason}</p>
          <Lines title={words.correctedTo} lines={notTaken.corrected} />
        </Notice>
      )}
      {isToConfirm && <ToConfirm {...props} />}
      {renewal.answer && !isToConfirm && <Difference before={renewal} now={answer} words={words} />}
      <Lines title={words.dropped} lines={renewal.dropped} />
    </div>
  )
}

function ToConfirm({ code, renewal: { changes, expired, dateToCheck }, words, onConfirm }: Props) {
  const isExpired = expired.length > 0
  return (
    <div className="rounded-lg border border-accent bg-accent-soft px-4 py-3 no-print">
      <p className="font-semibold text-accent">{words.toConfirm}</p>
      {changes.map(change => (
        <p key={change}>{change}</p>
      ))}
      {expired.map(paper => (
        <p key={paper} className="font-medium text-bad">
          {paper}
        </p>
      ))}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          data-confirm={isExpired ? 'expired' : ''}
          data-check={dateToCheck ?? undefined}
          type="submit"
          name="confirm"
          value={code}
          size="sm"
          variant={isExpired ? 'secondary' : 'primary'}
          onClick={event => {
            event.preventDefault()
            onConfirm()
          }}
        >
          <Check aria-hidden="true" className="size-4" />
          {isExpired ? words.confirmExpired : words.confirm}
          <span className="sr-only">{code}</span>
        </Button>
        {!isExpired && (
          <span className="hidden text-sm text-soft pointer-fine:inline noscript:hidden">{words.keys}</span>
        )}
      </div>
    </div>
  )
}

/** Last year's words for what is answered differently now. */
function Difference({ before, now, words }: { before: Renewal; now: ItemAnswer; words: RenewalWords }) {
  const then = before.answer ?? now
  const isClaimSame = same([then.notApplicable, then.declined], [now.notApplicable, now.declined])
  const changed = before.before.filter(({ id }) => !isClaimSame || !same(then.values[id], now.values[id]))
  const isMore = Object.keys(now.values).some(id => !same(then.values[id], now.values[id]))
  if (changed.length > 0) return <Lines title={words.before} lines={changed} isMarked />
  return isMore ? null : <p className="text-sm text-soft">{words.unchanged}</p>
}

/** Parts of an answer of last year under one heading; nothing without any. */
function Lines({ title, lines, isMarked }: { title: string; lines: AnswerWords[]; isMarked?: boolean }) {
  if (lines.length === 0) return null
  return (
    <div className={isMarked ? 'border-l-2 border-info pl-3 text-sm' : 'text-sm text-soft'}>
      <p className={isMarked ? 'font-medium text-info' : undefined}>{title}</p>
      <ul>
        {lines.map(({ id, label, text, records }) => (
          <li key={id} className="break-words whitespace-pre-line">
            <span className="text-soft">{label}</span> {[text, ...records].join('\n')}
          </li>
        ))}
      </ul>
    </div>
  )
}

function same(one: unknown, other: unknown) {
  return JSON.stringify(one) === JSON.stringify(other)
}
