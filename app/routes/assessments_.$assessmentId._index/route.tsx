import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { editableItems, progressOf, type Checklist } from '#app/assessments/checklist.ts'
import { DueDate } from '#app/assessments/DueDate.tsx'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { submitterNames } from '#app/assessments/form/submitters.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { recordFirstLook } from '#app/assessments/start-assessment.server.ts'
import { SupplierStateBadge } from '#app/assessments/SupplierStateBadge.tsx'
import { FoldedTimeline } from '#app/history/FoldedTimeline.tsx'
import { assessmentTimeline, readBefore } from '#app/history/timeline.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { getDb } from '#db/client.server.ts'
import { SectionList } from './SectionList.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { locale, now } = context
  const checklist = requireFound(findChecklist(getDb(), actor, params.assessmentId ?? ''))
  const { assessment, questionnaire } = checklist
  recordFirstLook(getDb(), actionContext(context, actor), assessment.id)
  return {
    assessment: headOf(assessment),
    now,
    round: nameIn(assessment.campaign, locale),
    intro: questionnaire.intro[locale],
    isEditable: editableItems(checklist).length > 0,
    sections: sectionsOf(checklist, locale, isoDate(now)),
    submitters: submitterNames(getDb(), actor),
    timeline: assessmentTimeline(getDb(), assessment.id, readBefore(request), 'supplier'),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.round }]

export default function AssessmentPage() {
  const { assessment, now, round, intro, isEditable, sections, submitters, timeline } =
    useLoaderData<typeof loader>()
  const l = useLocale()
  const path = `/assessments/${assessment.id}`
  return (
    <Page
      title={round}
      lead={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <SupplierStateBadge state={assessment.state} />
          {isEditable && <DueDate dueAt={assessment.dueAt} now={now} />}
        </span>
      }
      back={{ to: '/home', label: m.checklist_back_home({}, l) }}
    >
      <Stack gap="lg">
        {isEditable ? <p className="max-w-3xl text-soft">{intro}</p> : <Closed assessment={assessment} />}
        <SectionList assessmentId={assessment.id} sections={sections} isEditable={isEditable} />
        <div className="flex flex-wrap items-center gap-3">
          {isEditable && <ButtonLink to={`${path}/check`}>{m.checklist_check_title({}, l)}</ButtonLink>}
          {assessment.firstSubmittedAt && (
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
        <FoldedTimeline page={timeline} />
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

function sectionsOf(checklist: Checklist, locale: Locale, asOf: string) {
  const progress = progressOf(checklist, asOf)
  return checklist.dimensions.map(({ code, title, items }) => {
    const answers = items.flatMap(item => checklist.answers[item.code] ?? [])
    const latest = answers.sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime())[0]
    const { asked = 0, complete = 0 } = progress.find(each => each.code === code) ?? {}
    return {
      code,
      title: title[locale],
      points: items.reduce((sum, item) => sum + item.points, 0),
      asked,
      complete,
      edited: latest ? { by: latest.updatedByName, at: latest.updatedAt } : null,
    }
  })
}
