import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FoldedTimeline } from '#app/history/FoldedTimeline.tsx'
import { readBefore } from '#app/history/timeline.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { recusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { RecusedNotice } from '#app/integrity/registers/RecusedNotice.tsx'
import { m } from '#app/paraglide/messages.js'
import { ActionClock } from '#app/remediation/actions/ActionClock.tsx'
import { requireAction } from '#app/remediation/actions/action-route.server.ts'
import { actionTimeline } from '#app/remediation/actions/action-timeline.server.ts'
import { ActionStateBadge } from '#app/remediation/actions/ActionStateBadge.tsx'
import { CommentCard } from '#app/remediation/actions/CommentCard.tsx'
import { ContestCard } from '#app/remediation/actions/ContestCard.tsx'
import { DraftActions } from '#app/remediation/actions/DraftActions.tsx'
import { ExtensionCard } from '#app/remediation/actions/ExtensionCard.tsx'
import { findActionPage } from '#app/remediation/actions/find-action.server.ts'
import { FactsCard } from '#app/remediation/actions/FactsCard.tsx'
import { FindingCard } from '#app/remediation/actions/FindingCard.tsx'
import { NextStep } from '#app/remediation/actions/NextStep.tsx'
import { PlanCard } from '#app/remediation/actions/PlanCard.tsx'
import { SeverityBadge } from '#app/remediation/actions/SeverityBadge.tsx'
import { findVerification } from '#app/remediation/verification/find-verification.server.ts'
import { VerificationCards } from '#app/remediation/verification/VerificationCards.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, l => m.action_title({ code: data?.action.code ?? '' }, l))

/** One action for both sides: what is found and asked, whose turn it is, how it went. */
export function loader(args: LoaderFunctionArgs) {
  const { actor, action } = requireAction(args)
  const { locale, now } = args.context
  const db = getDb()
  return {
    ...findActionPage(db, actor, action, locale, now),
    recused: recusedFrom(db, actor, action.supplierId),
    verification: findVerification(db, actor, action, locale),
    timeline: actionTimeline(db, actor, action.id, readBefore(args.request)),
  }
}

export default function CorrectiveAction() {
  const page = useLoaderData<typeof loader>()
  const { action, supplier, isOwn, now, timeline } = page
  const l = useLocale()
  return (
    <Page
      title={m.action_title({ code: action.code }, l)}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ActionStateBadge state={action.state} />
          <SeverityBadge severity={action.severity} />
          {action.repeatOfId && <Badge tone="warn">{m.action_repeat_badge({}, l)}</Badge>}
          <ActionClock state={action.state} dueAt={action.dueAt} now={now} />
          {!isOwn && (
            <Link to={`/suppliers/${supplier.id}/actions`} className="link">
              {nameFor(supplier, l)}
            </Link>
          )}
        </span>
      }
      back={{ to: '/actions', label: m.action_back({}, l) }}
      actions={action.state === 'draft' && <DraftActions page={page} />}
    >
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Stack>
          <RecusedNotice people={page.recused} />
          <NextStep page={page} />
          <FindingCard page={page} />
          <ContestCard page={page} />
          <PlanCard page={page} />
          <VerificationCards page={page} verification={page.verification} />
          <CommentCard page={page} />
        </Stack>
        <Stack>
          <FactsCard page={page} />
          <ExtensionCard page={page} />
        </Stack>
      </div>
      <div className="mt-5">
        <FoldedTimeline page={timeline} />
      </div>
    </Page>
  )
}
