import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { DecisionRefusal } from './decision-rules.ts'
import { DECISION_LABELS } from './labels.ts'
import { measureRefusalText } from './refusal-text.ts'
import type { DecisionKind } from './vocabulary.ts'

type Props = {
  supplierId: string
  proposable: readonly { kind: DecisionKind; refusal: DecisionRefusal | null; isWaiting: boolean }[]
}

/**
 * What can be put before the committee now, and why the rest cannot; what only the state of the case stands against is said
 * once for all of it.
 */
export function ProposalLinks({ supplierId, proposable }: Props) {
  const l = useLocale()
  if (proposable.length === 0) return null
  const later = proposable.filter(({ refusal, isWaiting }) => !isWaiting && refusal?.code === 'wrong-state')
  const now = proposable.filter(each => !later.includes(each))
  const reason = later[0]?.refusal
  return (
    <Card title={m.measure_propose({}, l)}>
      <p className="mb-4 text-soft">{m.measure_propose_lead({}, l)}</p>
      <ul className="grid gap-3">
        {now.map(({ kind, refusal, isWaiting }) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {refusal || isWaiting ? (
              <>
                <span className="font-medium">{DECISION_LABELS[kind]({}, l)}</span>
                <span className="text-soft">
                  {measureRefusalText(refusal ?? { code: 'proposed-already' }, l)}
                </span>
              </>
            ) : (
              <ButtonLink to={`/suppliers/${supplierId}/proposals/${kind}`} variant="secondary" size="sm">
                {DECISION_LABELS[kind]({}, l)}
              </ButtonLink>
            )}
          </li>
        ))}
        {reason && (
          <li className="text-soft">
            <span className="font-medium text-ink">
              {listed(
                later.map(({ kind }) => DECISION_LABELS[kind]({}, l)),
                l,
              )}
            </span>{' '}
            {measureRefusalText(reason, l)}
          </li>
        )}
      </ul>
    </Card>
  )
}

function listed(words: string[], { locale }: LocaleOption) {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
}
