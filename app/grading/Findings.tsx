import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { ItemWords } from './Derivation.tsx'
import type { CapReading, Derivation } from './explain.ts'
import { LEVEL_LABELS } from './labels.ts'
import type { TriggerLine } from './types.ts'

type Words = { items: Record<string, ItemWords>; dimensions: Record<string, string> }

/** Findings that limit the grade, standing or dismissed, and the limits that follow. */
export function Findings({ derivation, items, dimensions }: Words & { derivation: Derivation }) {
  const l = useLocale()
  const { standingTriggers, dismissedTriggers, caps, formula } = derivation
  const triggers = [...standingTriggers, ...dismissedTriggers]
  if (triggers.length === 0 && caps.length === 0)
    return (
      <Card title={m.grading_findings({}, l)}>
        <p className="text-soft">{m.grading_findings_none({}, l)}</p>
      </Card>
    )
  return (
    <Card id="findings" title={m.grading_findings({}, l)}>
      <ul className="flex flex-col gap-3">
        {triggers.map(trigger => (
          <Finding key={`${trigger.item}/${trigger.id}`} trigger={trigger} words={items[trigger.item]} />
        ))}
      </ul>
      {caps.length > 0 && (
        <>
          <h3 className="mt-5 font-semibold">{m.grading_caps({}, l)}</h3>
          <ul className="mt-1 list-disc pl-5">
            {caps.map(cap => (
              <li key={`${cap.cause} ${cap.subject}`}>
                {capText(cap, { items, dimensions }, l)}
                {cap.decides && formula.uncappedGrade && (
                  <span className="block font-medium">
                    {m.grading_cap_decides({ by_score: formula.uncappedGrade, grade: cap.cap }, l)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Finding({ trigger, words }: { trigger: TriggerLine; words: ItemWords | undefined }) {
  const l = useLocale()
  const tone = !trigger.stands ? 'neutral' : trigger.level === 'zeroTolerance' ? 'bad' : 'warn'
  return (
    <li>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone}>{LEVEL_LABELS[trigger.level]({}, l)}</Badge>
        <span className={trigger.stands ? 'font-medium' : 'text-soft line-through'}>
          {trigger.item} · {findingText(trigger, words)}
        </span>
      </span>
      {trigger.reason && <p className="mt-0.5 text-sm text-soft">{reasonText(trigger, trigger.reason, l)}</p>}
    </li>
  )
}

export function findingText({ id }: Pick<TriggerLine, 'id'>, words: ItemWords | undefined) {
  return words?.triggers?.[id] ?? words?.question ?? id
}

function reasonText({ source }: TriggerLine, reason: string, l: LocaleOption) {
  return source === 'reviewer' ? m.grading_raised({ reason }, l) : m.grading_dismissed({ reason }, l)
}

function capText({ cause, subject, cap }: CapReading, { dimensions }: Words, l: LocaleOption) {
  if (cause === 'dimensionFloor')
    return m.grading_cap_floor({ subject: dimensions[subject] ?? subject, grade: cap }, l)
  return m.grading_cap_trigger({ subject: subject.split('/')[0] ?? subject, grade: cap }, l)
}
