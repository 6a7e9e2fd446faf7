import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useCallback, useRef, useState } from 'react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { AssessmentStateBadge } from '#app/assessments/AssessmentStateBadge.tsx'
import { groupEntries } from '#app/assessments/review/desk.ts'
import { KEYS_HELP_ID, KeysHelp } from '#app/assessments/review/KeysHelp.tsx'
import { loadDesk } from '#app/assessments/review/load-desk.server.ts'
import { ReviewItem } from '#app/assessments/review/ReviewItem.tsx'
import { ReadOnlyNotice, ReviewPanel } from '#app/assessments/review/ReviewPanel.tsx'
import { SectionNav } from '#app/assessments/review/SectionNav.tsx'
import { useReviewKeys } from '#app/assessments/review/use-review-keys.ts'
import { FoldedTimeline } from '#app/history/FoldedTimeline.tsx'
import { assessmentTimeline, readBefore } from '#app/history/timeline.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { recusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { RecusedNotice } from '#app/integrity/registers/RecusedNotice.tsx'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l =>
    data ? m.review_title({ name: nameFor(data.assessment.supplier, l) }, l) : m.review_queue_title({}, l),
  )

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const reader = { actor, locale: context.locale, now: context.now }
  const dimension = new URL(request.url).searchParams.get('dimension')
  const desk = requireFound(loadDesk(getDb(), reader, params.assessmentId ?? '', dimension))
  const timeline = assessmentTimeline(getDb(), desk.assessment.id, readBefore(request), 'buyer')
  const recused = recusedFrom(getDb(), actor, desk.assessment.supplier.id)
  return { ...desk, timeline, recused }
}

export default function Review() {
  const desk = useLoaderData<typeof loader>()
  const { assessment, tabs, dimension, mayJudge } = desk
  const l = useLocale()
  const isHydrated = useHydrated()
  const list = useRef<HTMLDivElement>(null)
  const [hasKeys, setHasKeys] = useState(true)
  useReviewKeys(list, mayJudge && hasKeys, useCallback(openHelp, []))
  const path = `/reviews/${assessment.id}`
  return (
    <Page
      title={m.review_title({ name: nameFor(assessment.supplier, l) }, l)}
      lead={<Lead />}
      back={{ to: '/reviews', label: m.review_back({}, l) }}
      actions={mayJudge && isHydrated && <KeysHelp isOn={hasKeys} onSwitch={setHasKeys} />}
      width="wide"
    >
      <Stack>
        <RecusedNotice people={desk.recused} />
        <ReadOnlyNotice {...desk} />
        <SectionNav path={path} tabs={tabs} current={dimension} />
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div ref={list} className="order-last flex min-w-0 flex-col gap-5 lg:order-none">
            <Entries />
          </div>
          <aside className="lg:sticky lg:top-4">
            <ReviewPanel {...desk} />
          </aside>
        </div>
        <FoldedTimeline page={desk.timeline} />
      </Stack>
    </Page>
  )
}

/** What something was noticed about, then the sample, then the rest. */
function Entries() {
  const { assessment, entries, mayJudge, mayReview, comments, isConversationOpen } =
    useLoaderData<typeof loader>()
  const l = useLocale()
  const title = mayJudge ? m.review_eyes_title : m.review_eyes_title_read
  const { noticed, sampled, rest } = groupEntries(entries)
  const itemOf = (entry: (typeof entries)[number]) => (
    <ReviewItem
      key={entry.item.code}
      assessmentId={assessment.id}
      entry={entry}
      mayJudge={mayJudge}
      comments={comments[entry.item.code] ?? []}
      mayComment={mayReview && isConversationOpen}
    />
  )
  return (
    <>
      <Heading title={title({ count: String(noticed.length) }, l)} />
      {noticed.length > 0 ? noticed.map(itemOf) : <p className="text-soft">{m.review_eyes_none({}, l)}</p>}
      {sampled.length > 0 && (
        <Heading
          title={m.review_sample_title({ count: String(sampled.length) }, l)}
          note={m.review_sample_hint({}, l)}
        />
      )}
      {sampled.map(itemOf)}
      {rest.length > 0 && (
        <Heading
          title={m.review_rest_title({ count: String(rest.length) }, l)}
          note={m.review_rest_hint({}, l)}
        />
      )}
      {rest.map(itemOf)}
    </>
  )
}

function Heading({ title, note }: { title: string; note?: string }) {
  return (
    <div>
      <p className="text-lg font-semibold">{title}</p>
      {note && <p className="text-sm text-soft">{note}</p>}
    </div>
  )
}

function Lead() {
  const { assessment } = useLoaderData<typeof loader>()
  const l = useLocale()
  const { campaign, supplier, submittedAt, submittedByName, reviewerName } = assessment
  const time = submittedAt ? formatDateTime(submittedAt, l.locale) : '–'
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <AssessmentStateBadge state={assessment.state} />
      <Link to={`/suppliers/${supplier.id}`} className="link">
        {supplier.code}
      </Link>
      <Link to={`/campaigns/${campaign.id}`} className="link">
        {nameFor(campaign, l)}
      </Link>
      <span>
        {submittedByName
          ? m.review_submitted_at({ name: submittedByName, time }, l)
          : m.review_submitted_at_plain({ time }, l)}
      </span>
      {assessment.state === 'published' && (
        <Link to={`/suppliers/${supplier.id}/actions`} className="link">
          {m.action_list_title({}, l)}
        </Link>
      )}
      {reviewerName && <span>{m.review_reviewer({ name: reviewerName }, l)}</span>}
      {assessment.state === 'returned' && (
        <span>{m.review_due({ date: formatDate(assessment.dueAt, l.locale) }, l)}</span>
      )}
    </span>
  )
}

function openHelp() {
  document.querySelector<HTMLElement>(`#${KEYS_HELP_ID} button`)?.click()
}
