import { useLocale } from '#app/i18n/use-locale.ts'
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

/** What can be put before the committee now, and why the rest cannot. */
export function ProposalLinks({ supplierId, proposable }: Props) {
  const l = useLocale()
  if (proposable.length === 0) return null
  return (
    <Card title={m.measure_propose({}, l)}>
      <p className="mb-4 text-soft">{m.measure_propose_lead({}, l)}</p>
      <ul className="grid gap-3">
        {proposable.map(({ kind, refusal, isWaiting }) => (
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
      </ul>
    </Card>
  )
}
