import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { TextArea, TextField } from '#app/ui/Field.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import type { PlanForm } from './action-forms.ts'
import type { ActionPagePlan } from './action-page.ts'

type OfferedPlan = Pick<
  ActionPagePlan,
  'containment' | 'rootCause' | 'correctiveAction' | 'prevention' | 'responsible' | 'plannedOn'
>

type Props = {
  field: ReturnType<typeof useRuleForm<typeof PlanForm>>['field']
  /** The plan before, whose words are offered again. */
  latest: OfferedPlan | null
  /** Calendar days between which it can be planned; without a last one when the action is overdue. */
  today: string
  latestOn: string | null
}

/** The parts of a plan, in the order in which a problem is solved. */
export function PlanFields({ field, latest, today, latestOn }: Props) {
  const l = useLocale()
  return (
    <>
      <TextArea
        label={m.action_plan_containment({}, l)}
        hint={m.action_plan_containment_hint({}, l)}
        rows={4}
        defaultValue={latest?.containment}
        {...field('containment')}
      />
      <TextArea
        label={m.action_plan_root_cause({}, l)}
        hint={m.action_plan_root_cause_hint({}, l)}
        rows={4}
        defaultValue={latest?.rootCause}
        {...field('rootCause')}
      />
      <TextArea
        label={m.action_plan_corrective({}, l)}
        hint={m.action_plan_corrective_hint({}, l)}
        rows={4}
        defaultValue={latest?.correctiveAction}
        {...field('correctiveAction')}
      />
      <TextArea
        label={m.action_plan_prevention({}, l)}
        hint={m.action_plan_prevention_hint({}, l)}
        rows={4}
        defaultValue={latest?.prevention}
        {...field('prevention')}
      />
      <TextField
        label={m.action_plan_responsible({}, l)}
        defaultValue={latest?.responsible}
        className="max-w-xs"
        {...field('responsible')}
      />
      <TextField
        label={m.action_plan_planned_on({}, l)}
        type="date"
        hint={latestOn && m.action_plan_planned_hint({ date: formatDate(endOfDay(latestOn), l.locale) }, l)}
        min={today}
        max={latestOn ?? undefined}
        className="max-w-56"
        defaultValue={latest?.plannedOn}
        {...field('plannedOn')}
      />
    </>
  )
}
