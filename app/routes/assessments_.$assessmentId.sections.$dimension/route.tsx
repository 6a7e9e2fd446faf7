import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { derivedValuesOf, withDerivedOptions } from '#app/agreements/derived-value.server.ts'
import { commentsByItem } from '#app/assessments/comments.server.ts'
import { isConversationOpen } from '#app/assessments/comment.ts'
import { sectionOf } from '#app/assessments/form/section.ts'
import { SectionForm } from '#app/assessments/form/SectionForm.tsx'
import { SectionTabs } from '#app/assessments/form/SectionTabs.tsx'
import { progressOf } from '#app/assessments/checklist.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { findPrevious } from '#app/assessments/previous.server.ts'
import { recordFirstLook } from '#app/assessments/start-assessment.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'
import { Page } from '#app/ui/Page.tsx'
import { getDb } from '#db/client.server.ts'
import { postSection } from './post-section.server.ts'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { locale, now } = context
  const checklist = requireFound(findChecklist(getDb(), actor, params.assessmentId ?? ''))
  const code = (params.dimension ?? '').toUpperCase()
  const { assessment } = checklist
  const extras = {
    previous: findPrevious(getDb(), actor, assessment),
    comments: commentsByItem(getDb(), actor, assessment, locale),
    mayComment: isConversationOpen(assessment),
  }
  const asked = requireFound(sectionOf(checklist, code, locale, isoDate(now), extras))
  const section = {
    ...asked,
    entries: asked.entries.map(entry => ({
      ...entry,
      item: withDerivedOptions(
        entry.item,
        entry.isEditable ? derivedValuesOf(getDb(), assessment.supplier.id, entry.item, now) : {},
        m.signing_derived_hint({}, { locale }),
      ),
    })),
  }
  const { id, campaign } = assessment
  recordFirstLook(getDb(), actionContext(context, actor), assessment)
  const progress = progressOf(checklist, isoDate(now))
  return {
    userId: actor.userId,
    assessmentId: id,
    round: nameIn(campaign, locale),
    section,
    tabs: checklist.dimensions.map(({ code, title }) => ({
      code,
      title: title[locale],
      left: progress
        .filter(each => each.code === code)
        .reduce((sum, each) => sum + each.asked - each.complete, 0),
    })),
  }
}

/** A page without JavaScript posts the whole section. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { assessmentId = '', dimension = '' } = params
  return postSection(request, context, actor, { assessmentId, code: dimension.toUpperCase() })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.section.title} · ${page.round}` : '' },
]

export default function SectionPage() {
  const { userId, assessmentId, round, section, tabs } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <Page
      title={m.checklist_code_and_title({ code: section.code, title: section.title }, l)}
      lead={section.intro}
      back={{ to: `/assessments/${assessmentId}`, label: round }}
      width="wide"
    >
      <SectionTabs assessmentId={assessmentId} tabs={tabs} current={section.code} />
      {result && (
        <div className="mt-4">
          <Notice tone="bad" title={result.advice} />
        </div>
      )}
      <SectionForm
        key={`${assessmentId} ${section.code}`}
        userId={userId}
        assessmentId={assessmentId}
        section={section}
        outcome={result?.outcome ?? null}
      />
    </Page>
  )
}
