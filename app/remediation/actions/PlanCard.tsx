import { endOfDay, formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { ActionPage, ActionPagePlan } from './action-page.ts'
import { PLAN_DECISION_LABELS } from './labels.ts'
import type { PlanDecision } from './vocabulary.ts'

const TONES: Record<PlanDecision, Tone> = { pending: 'info', accepted: 'good', returned: 'warn' }

/** The latest plan with what became of it; the earlier ones below, closed. Nothing before there is one. */
export function PlanCard({ page: { plans } }: { page: Pick<ActionPage, 'plans'> }) {
  const l = useLocale()
  const [latest, ...earlier] = plans
  if (!latest) return null
  return (
    <Card title={m.action_plan({}, l)}>
      <Stack>
        <Plan plan={latest} />
        {earlier.length > 0 && (
          <details>
            <summary className="link inline-block">
              {m.action_plan_earlier({ count: String(earlier.length) }, l)}
            </summary>
            <Stack className="mt-3">
              {earlier.map(plan => (
                <Plan key={plan.round} plan={plan} />
              ))}
            </Stack>
          </details>
        )}
      </Stack>
    </Card>
  )
}

function Plan({ plan }: { plan: ActionPagePlan }) {
  const l = useLocale()
  const words = (text: string) => <span className="whitespace-pre-line">{text}</span>
  const by = { name: plan.submittedByName, at: formatDateTime(plan.submittedAt, l.locale) }
  return (
    <div>
      <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <Badge tone={TONES[plan.decision]}>{PLAN_DECISION_LABELS[plan.decision]({}, l)}</Badge>
        <span>{m.action_plan_round({ round: String(plan.round) }, l)}</span>
        <span>{m.action_plan_by(by, l)}</span>
      </p>
      {plan.decisionReason && (
        <p className="mb-2 border-l-2 border-accent pl-3 break-words whitespace-pre-line">
          {plan.decisionReason}
        </p>
      )}
      <Definitions
        items={[
          { term: m.action_plan_containment({}, l), value: words(plan.containment) },
          { term: m.action_plan_root_cause({}, l), value: words(plan.rootCause) },
          { term: m.action_plan_corrective({}, l), value: words(plan.correctiveAction) },
          { term: m.action_plan_prevention({}, l), value: words(plan.prevention) },
          { term: m.action_plan_responsible({}, l), value: plan.responsible },
          {
            term: m.action_plan_planned_on({}, l),
            value: formatDate(endOfDay(plan.plannedOn), l.locale),
          },
        ]}
      />
    </div>
  )
}
