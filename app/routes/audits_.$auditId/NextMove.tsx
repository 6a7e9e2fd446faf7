import { useLocale } from '#app/i18n/use-locale.ts'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { StepButton } from '#app/remediation/audits/AuditForm.tsx'
import { doneIn } from '#app/remediation/audits/DimensionForm.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Stack } from '#app/ui/Page.tsx'
import type { AuditData } from './route.tsx'

/** What a supplier has to do, or that nothing is to be done yet. People of the buyer see it by their buttons. */
export function NextMove({ page }: { page: AuditData }) {
  const { audit, isOwn, steps } = page
  const l = useLocale()
  if (!isOwn) return null
  if (steps.includes('hand-in')) return <HandIn page={page} />
  const date = formatDate(endOfDay(audit.plannedOn), l.locale)
  if (audit.state === 'planned')
    return (
      <Notice tone="info" title={m.audit_own_postponed({ date }, l)}>
        {m.audit_own_postponed_text({}, l)}
      </Notice>
    )
  if (audit.state === 'notified')
    return (
      <Notice tone="info" title={m.audit_own_notified({ date }, l)}>
        {m.audit_own_notified_text({}, l)}
      </Notice>
    )
  if (audit.state === 'in-progress') return <Notice tone="info" title={m.audit_own_in_progress({}, l)} />
  return null
}

/** How far the form is; once every item has been answered, the button that hands it in. */
function HandIn({ page: { audit, dimensions } }: { page: AuditData }) {
  const l = useLocale()
  const asked = dimensions.reduce((sum, { items }) => sum + items.length, 0)
  const done = dimensions.reduce((sum, { items }) => sum + doneIn(items, 'supplier'), 0)
  const next = dimensions.find(({ items }) => doneIn(items, 'supplier') < items.length) ?? dimensions[0]
  const date = formatDate(endOfDay(audit.plannedOn), l.locale)
  return (
    <Notice tone={done === asked ? 'good' : 'info'} title={m.audit_self_due_by({ date }, l)}>
      <Stack gap="sm">
        <p>
          {done === asked
            ? m.audit_self_complete({}, l)
            : m.audit_self_progress({ done: String(done), asked: String(asked) }, l)}
        </p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink
            to={`/audits/${audit.id}/self-assessment/${next?.code.toLowerCase() ?? ''}`}
            variant={done === asked ? 'secondary' : 'primary'}
          >
            {done === 0 ? m.audit_self_begin({}, l) : m.audit_self_go_on({}, l)}
          </ButtonLink>
          {done === asked && (
            <StepButton to={`/audits/${audit.id}/hand-in`} rev={audit.rev}>
              {m.audit_hand_in({}, l)}
            </StepButton>
          )}
        </div>
      </Stack>
    </Notice>
  )
}
