import { m } from '#app/paraglide/messages.js'
import type { Label } from '#app/suppliers/labels.ts'
import { ACTION_STATES, type ActionState } from '../actions/action-state.ts'
import type { Severity } from '../actions/vocabulary.ts'

export const SEVERITY_LABELS: Record<Severity, Label> = {
  critical: m.audit_result_critical,
  major: m.audit_result_major,
  minor: m.audit_result_minor,
}

export const ACTION_STATE_LABELS = Object.fromEntries(
  ACTION_STATES.map(state => [state, () => state]),
) as unknown as Record<ActionState, Label>
