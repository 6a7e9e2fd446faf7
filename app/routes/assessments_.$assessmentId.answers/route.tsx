import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAnswer, canSeeAssessments, isSupplier } from '#app/accounts/roles.ts'
import { AnswerText } from '#app/assessments/AnswerText.tsx'
import { itemAnswer, type EvidenceView } from '#app/assessments/checklist.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatBytes, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { localizeItem } from '#app/questionnaires/localize.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { PrintButton } from './PrintButton.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, one => canAnswer(one) || canSeeAssessments(one))
  const { locale } = context
  const checklist = requireFound(findChecklist(getDb(), actor, params.assessmentId ?? ''))
  const { assessment } = checklist
  const isOwn = isSupplier(actor)
  return {
    id: assessment.id,
    round: nameIn(assessment.campaign, locale),
    company: nameIn(assessment.supplier, locale),
    back: isOwn ? `/assessments/${assessment.id}` : `/suppliers/${assessment.supplier.id}`,
    isOwn,
    isHidden: !isOwn && assessment.firstSubmittedAt === null,
    submitted: assessment.submittedAt && { at: assessment.submittedAt, by: assessment.submittedByName ?? '' },
    sections: checklist.dimensions.map(({ code, title, items }) => ({
      code,
      title: title[locale],
      items: items.map(item => {
        const { question, fields } = localizeItem(item, locale)
        const answer = itemAnswer(checklist.answers[item.code]) ?? null
        return { code: item.code, question, fields, answer, files: checklist.evidence[item.code] ?? [] }
      }),
    })),
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, l => m.checklist_answers_title({}, l))

export default function AnswersPage() {
  const { id, round, company, back, isOwn, isHidden, submitted, sections } = useLoaderData<typeof loader>()
  const l = useLocale()
  const by = submitted && { name: submitted.by, time: formatDateTime(submitted.at, l.locale) }
  return (
    <Page
      title={submitted ? m.checklist_answers_title({}, l) : m.checklist_answers_title_draft({}, l)}
      lead={
        <>
          {m.checklist_answers_lead({ company, round }, l)}
          {by && <span className="block">{m.checklist_answers_submitted(by, l)}</span>}
        </>
      }
      back={{ to: back, label: isOwn ? round : company }}
      actions={<PrintButton />}
    >
      <Stack gap="lg">
        {isHidden && (
          <EmptyState title={m.checklist_answers_hidden_title({}, l)}>
            {m.checklist_answers_hidden({}, l)}
          </EmptyState>
        )}
        {(isHidden ? [] : sections).map(section => (
          <section key={section.code}>
            <h2 className="border-b-2 border-accent pb-1 text-xl font-semibold">{section.title}</h2>
            {section.items.map(item => (
              <article key={item.code} data-keep className="border-b border-line py-4">
                <h3 className="font-semibold">
                  <span className="mr-2 text-accent">{item.code}</span>
                  {item.question}
                </h3>
                <div className="mt-2 sm:pl-6">
                  <AnswerText item={item} answer={item.answer} />
                  <Files assessmentId={id} files={item.files} />
                </div>
              </article>
            ))}
          </section>
        ))}
      </Stack>
    </Page>
  )
}

function Files({ assessmentId, files }: { assessmentId: string; files: EvidenceView[] }) {
  const l = useLocale()
  if (files.length === 0) return null
  return (
    <div className="mt-2">
      <p className="text-sm text-soft">{m.checklist_files({}, l)}</p>
      <ul>
        {files.map(file => (
          <li key={file.id}>
            <a href={`/assessments/${assessmentId}/evidence/${file.id}`} className="link break-all">
              {file.fileName}
            </a>{' '}
            <span className="text-sm text-soft">{formatBytes(file.sizeBytes)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
