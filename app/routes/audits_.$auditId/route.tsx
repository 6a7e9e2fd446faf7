import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FoldedTimeline } from '#app/history/FoldedTimeline.tsx'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { recusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { RecusedNotice } from '#app/integrity/registers/RecusedNotice.tsx'
import { m } from '#app/paraglide/messages.js'
import { canSeeAudits, requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { areFindingsOut } from '#app/remediation/audits/audit-state.ts'
import { AuditStateBadge } from '#app/remediation/audits/AuditStateBadge.tsx'
import { auditTimeline } from '#app/remediation/audits/find-audit.server.ts'
import { AUDIT_MODE_LABELS } from '#app/remediation/audits/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ButtonAnchor } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { AuditFacts } from './AuditFacts.tsx'
import { AuditSteps } from './AuditSteps.tsx'
import { FilesCard } from './FilesCard.tsx'
import { FindingsCard } from './FindingsCard.tsx'
import { ItemsCard } from './ItemsCard.tsx'
import { NextMove } from './NextMove.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? `${data.audit.code} · ${m.audit_list_title({}, l)}` : ''))

export function loader(args: LoaderFunctionArgs) {
  const { actor, acting: _, ...found } = requireAudit(args, canSeeAudits)
  const db = getDb()
  return {
    ...found,
    recused: recusedFrom(db, actor, found.supplier.id),
    timeline: auditTimeline(db, found.audit.id, args.request, found.isOwn),
  }
}

export type AuditData = ReturnType<typeof useLoaderData<typeof loader>>

/** One audit on one page, for both sides: what is to come, what was found, and what has become of it. */
export default function Audit() {
  const page = useLoaderData<typeof loader>()
  const { audit, supplier, isOverdue } = page
  const l = useLocale()
  const day = formatDate(endOfDay(audit.plannedOn), l.locale)
  return (
    <Page
      title={`${audit.code} · ${AUDIT_MODE_LABELS[audit.mode]({}, l)}`}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <AuditStateBadge state={audit.state} isOverdue={isOverdue} />
          <span>{nameFor(supplier, l)}</span>
          <span className="whitespace-nowrap">{day}</span>
        </span>
      }
      back={{ to: '/audits', label: m.audit_list_title({}, l) }}
      actions={
        <>
          {areFindingsOut(audit.state) && (
            <ButtonAnchor href={`/audits/${audit.id}/report.pdf`} variant="secondary">
              {m.audit_report({}, l)}
            </ButtonAnchor>
          )}
          <AuditSteps page={page} />
        </>
      }
    >
      <Stack>
        <RecusedNotice people={page.recused} />
        <NextMove page={page} />
        {audit.endReason && (
          <Notice tone="neutral" title={m.audit_cancelled_because({}, l)}>
            {audit.endReason}
          </Notice>
        )}
        <AuditFacts page={page} />
        <FindingsCard page={page} />
        <ItemsCard page={page} />
        <FilesCard page={page} />
        <FoldedTimeline page={page.timeline} />
      </Stack>
    </Page>
  )
}
