import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { editableItems, type Checklist } from '#app/assessments/checklist.ts'
import { commentsByItem } from '#app/assessments/comments.server.ts'
import { DueDate } from '#app/assessments/DueDate.tsx'
import { returnedItemsOf } from '#app/assessments/form/returned-items.server.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { sectionPath } from '#app/assessments/form/section-path.ts'
import { submitterNames } from '#app/assessments/form/submitters.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { findPrevious } from '#app/assessments/previous.server.ts'
import { ReturnedNotice } from '#app/assessments/ReturnedNotice.tsx'
import { recordFirstLook } from '#app/assessments/start-assessment.server.ts'
import { SupplierStateBadge } from '#app/assessments/SupplierStateBadge.tsx'
import { whyNotExtend } from '#app/campaigns/extension.ts'
import { findExtensionSituation } from '#app/campaigns/request-extension.server.ts'
import { FoldedTimeline } from '#app/history/FoldedTimeline.tsx'
import { assessmentTimeline, readBefore } from '#app/history/timeline.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { toExplain } from '#app/integrity/replies/find-replies.server.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { localize } from '#app/questionnaires/localize.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { getDb } from '#db/client.server.ts'
import { HelpLinks } from './HelpLinks.tsx'
import { renewalWork, sectionRows } from './overview.server.ts'
import { RenewalCard } from './RenewalCard.tsx'
import { NoticeText } from './NoticeText.tsx'
import { SectionList } from './SectionList.tsx'
import { ToExplain } from './ToExplain.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { locale, now } = context
  const checklist = requireFound(findChecklist(getDb(), actor, params.assessmentId ?? ''))
  const { assessment, questionnaire } = checklist
  const profile = profileOf(assessment.kind)
  recordFirstLook(getDb(), actionContext(context, actor), assessment)
  const db = getDb()
  const today = isoDate(now)
  const comments = commentsByItem(db, actor, assessment, locale)
  const returned = returnedItemsOf(db, checklist, locale)
  const extension = findExtensionSituation(db, actor, assessment.id, now)
  return {
    assessment: headOf(assessment),
    help: {
      isAnswering:
        whyNotExtend({ state: assessment.state, campaignState: assessment.campaign.state }) === null,
      isNegotiable: profile.negotiable,
      hasPending: extension?.refusal?.code === 'extension-pending',
      hasDeclined: assessment.declinedAt !== null,
      hasComments: Object.keys(comments).length > 0,
    },
    renewal: renewalWork(checklist, findPrevious(db, actor, assessment), today),
    now,
    round: nameIn(assessment.campaign, locale),
    intro: questionnaire.intro[locale],
    notice: questionnaire.notice ? localize(questionnaire.notice, locale) : null,
    isScored: profile.scored,
    isConfidential: profile.confidential,
    toExplain: profile.flagged ? toExplain(db, checklist, locale) : [],
    isEditable: editableItems(checklist).length > 0,
    returned,
    sections: sectionRows(checklist, returned, comments, locale, today),
    submitters: submitterNames(db, actor),
    timeline: assessmentTimeline(db, assessment.id, readBefore(request), 'supplier'),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.round }]

export default function AssessmentPage() {
  const page = useLoaderData<typeof loader>()
  const { notice, isScored, toExplain } = page
  const { assessment, now, round, intro, isEditable, sections, submitters, renewal, returned, help } = page
  const l = useLocale()
  const path = `/assessments/${assessment.id}`
  const toCorrect = returned.find(item => !item.isChanged)
  return (
    <Page
      title={round}
      lead={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <SupplierStateBadge state={assessment.state} isConfidential={page.isConfidential} />
          {isEditable && <DueDate dueAt={assessment.dueAt} now={now} />}
        </span>
      }
      back={{ to: '/home', label: m.checklist_back_home({}, l) }}
    >
      <Stack gap="lg">
        {returned.length > 0 && <ReturnedNotice assessmentId={assessment.id} items={returned} />}
        {notice && <NoticeText {...notice} isOpen={isEditable} />}
        {toExplain.length > 0 && <ToExplain assessmentId={assessment.id} items={toExplain} />}
        {isEditable ? <p className="max-w-3xl text-soft">{intro}</p> : <Closed assessment={assessment} />}
        {help.hasDeclined && isEditable && (
          <Notice tone="info" title={m.checklist_decline_round_done({}, l)}>
            <Link to={`${path}/decline`} className="link">
              {m.checklist_decline_round_back({}, l)}
            </Link>
          </Notice>
        )}
        {renewal && <RenewalCard work={renewal} />}
        <SectionList assessmentId={assessment.id} sections={sections} isEditable={isEditable} />
        <div className="flex flex-wrap items-center gap-3">
          {toCorrect && (
            <ButtonLink to={`${sectionPath(assessment.id, toCorrect.dimension)}#${toCorrect.code}`}>
              {m.checklist_correct_first({ code: toCorrect.code }, l)}
            </ButtonLink>
          )}
          {isEditable && (
            <ButtonLink to={`${path}/check`} variant={toCorrect ? 'secondary' : 'primary'}>
              {m.checklist_check_title({}, l)}
            </ButtonLink>
          )}
          {assessment.firstSubmittedAt && isScored && (
            <ButtonLink to={`${path}/result`} variant={isEditable ? 'secondary' : 'primary'}>
              {m.checklist_see_result({}, l)}
            </ButtonLink>
          )}
          <ButtonLink to={`${path}/answers`} variant="secondary">
            {assessment.firstSubmittedAt
              ? m.checklist_see_answers({}, l)
              : m.checklist_answers_title_draft({}, l)}
          </ButtonLink>
          {isEditable && submitters.length > 0 && (
            <p className="text-sm text-soft">
              {m.checklist_who_submits({ names: submitters.join(m.checklist_list_separator({}, l)) }, l)}
            </p>
          )}
        </div>
        <HelpLinks path={path} {...help} />
        <FoldedTimeline page={page.timeline} />
      </Stack>
    </Page>
  )
}

/** What the page shows of the assessment, and no more. */
function headOf({ id, state, dueAt, firstSubmittedAt }: Checklist['assessment']) {
  return { id, state, dueAt, firstSubmittedAt }
}

function Closed({ assessment }: { assessment: ReturnType<typeof headOf> }) {
  const l = useLocale()
  if (assessment.firstSubmittedAt) return <Notice tone="info" title={m.checklist_read_only({}, l)} />
  return <Notice tone="warn" title={m.checklist_round_closed({}, l)} />
}
