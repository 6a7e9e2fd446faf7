import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { ActionPage } from './action-page.ts'
import { ACTION_SOURCE_LABELS } from './labels.ts'

/** Where the action comes from, when it was issued, who follows it, how it ended. */
export function FactsCard({ page }: { page: ActionPage }) {
  const { action, may } = page
  const l = useLocale()
  const base = `/actions/${action.id}`
  const isOpen = action.endedAt === null
  return (
    <Card title={m.action_facts({}, l)}>
      <Stack gap="sm">
        <Definitions items={useFacts(page)} />
        {may.manage && isOpen && (
          <div className="flex flex-wrap gap-2 no-print">
            <ButtonLink to={`${base}/owner`} variant="secondary" size="sm">
              {m.action_owner_change({}, l)}
            </ButtonLink>
            {may.steps.includes('withdraw') && (
              <ButtonLink to={`${base}/withdrawal`} variant="quiet" size="sm">
                {m.action_withdraw({}, l)}
              </ButtonLink>
            )}
          </div>
        )}
      </Stack>
    </Card>
  )
}

function useFacts({
  action,
  supplier,
  isOwn,
  ownerName,
  isOwnerUnfit,
  repeatOf,
  mergedInto,
  may,
}: ActionPage) {
  const l = useLocale()
  const link = (to: string, label: ReactNode) => (
    <Link to={to} className="link">
      {label}
    </Link>
  )
  const wasExtended =
    action.dueAt && action.firstDueAt && action.dueAt.getTime() !== action.firstDueAt.getTime()
  return [
    ...(isOwn
      ? []
      : [
          {
            term: m.action_fact_supplier({}, l),
            value: link(`/suppliers/${supplier.id}`, nameFor(supplier, l)),
          },
          {
            term: m.action_fact_owner({}, l),
            value: (
              <>
                {ownerName ?? m.action_fact_nobody({}, l)}
                {isOwnerUnfit && (
                  <span className="block text-sm text-bad">
                    {m.action_fact_owner_unfit({}, l)}
                    {may.manage && ` ${m.action_fact_owner_unfit_advice({}, l)}`}
                  </span>
                )}
              </>
            ),
          },
        ]),
    { term: m.action_fact_source({}, l), value: ACTION_SOURCE_LABELS[action.source]({}, l) },
    ...(action.auditId
      ? [{ term: m.audit_column_audit({}, l), value: link(`/audits/${action.auditId}`, m.audit_see({}, l)) }]
      : []),
    ...(action.assessmentId
      ? [
          {
            term: m.action_fact_result({}, l),
            value: link(
              isOwn ? `/assessments/${action.assessmentId}/result` : `/reviews/${action.assessmentId}`,
              m.action_fact_result_open({}, l),
            ),
          },
        ]
      : []),
    ...(action.issuedAt
      ? [{ term: m.action_fact_issued({}, l), value: formatDateTime(action.issuedAt, l.locale) }]
      : []),
    ...(action.dueAt
      ? [
          {
            term: m.action_column_due({}, l),
            value: (
              <>
                {formatDate(action.dueAt, l.locale)}
                {wasExtended && action.firstDueAt && (
                  <span className="block text-sm text-soft">
                    {m.action_extended({ date: formatDate(action.firstDueAt, l.locale) }, l)}
                  </span>
                )}
              </>
            ),
          },
        ]
      : []),
    ...(repeatOf
      ? [{ term: m.action_fact_repeat({}, l), value: link(`/actions/${repeatOf.id}`, repeatOf.code) }]
      : []),
    ...(mergedInto
      ? [{ term: m.action_fact_merged({}, l), value: link(`/actions/${mergedInto.id}`, mergedInto.code) }]
      : []),
    ...(action.endedAt
      ? [
          {
            term: m.action_fact_ended({}, l),
            value: (
              <>
                {formatDateTime(action.endedAt, l.locale)}
                {action.endReason && <span className="block whitespace-pre-line">{action.endReason}</span>}
              </>
            ),
          },
        ]
      : []),
  ]
}
