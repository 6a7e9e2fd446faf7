import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { AuditStep } from '#app/remediation/audits/audit-state.ts'
import { StepButton } from '#app/remediation/audits/AuditForm.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import type { AuditData } from './route.tsx'

/** What this person can do with the audit now; the step that leads on comes last. */
export function AuditSteps({ page: { audit, steps, mayManage, findings } }: { page: AuditData }) {
  const l = useLocale()
  const base = `/audits/${audit.id}`
  const can = (step: AuditStep) => steps.includes(step)
  const isOpen = can('postpone') || can('issue-findings') || can('close')
  const hasFindings = findings.length > 0
  const button = (step: AuditStep, path: string, label: string) =>
    can(step) && (
      <StepButton to={`${base}/${path}`} rev={audit.rev}>
        {label}
      </StepButton>
    )
  return (
    <>
      {can('cancel') && (
        <ButtonLink to={`${base}/cancellation`} variant="danger">
          {m.audit_cancel({}, l)}
        </ButtonLink>
      )}
      {can('postpone') && (
        <ButtonLink to={`${base}/postponement`} variant="secondary">
          {m.audit_postpone({}, l)}
        </ButtonLink>
      )}
      {mayManage && isOpen && (
        <ButtonLink to={`${base}/edit`} variant="secondary">
          {m.audit_change({}, l)}
        </ButtonLink>
      )}
      {button('notify', 'notification', m.audit_notify({}, l))}
      {button('start', 'start', m.audit_start({}, l))}
      {can('issue-findings') && <ButtonLink to={`${base}/issue`}>{m.audit_issue({}, l)}</ButtonLink>}
      {hasFindings && button('follow-up', 'follow-up', m.audit_follow_up({}, l))}
      {(!hasFindings || !can('follow-up')) && button('close', 'closing', m.audit_close({}, l))}
      {button('archive', 'archiving', m.audit_archive({}, l))}
    </>
  )
}
