import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { canDecideMeasures, canSeeAssessments } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { DecisionStateBadge } from '#app/remediation/measures/CaseStateBadge.tsx'
import { decideProposal } from '#app/remediation/measures/decide.server.ts'
import { careProblem, needsCare, VerdictForm } from '#app/remediation/measures/decision-forms.ts'
import { findDecision } from '#app/remediation/measures/find-measures.server.ts'
import { DECISION_LABELS } from '#app/remediation/measures/labels.ts'
import { measureRefusalText } from '#app/remediation/measures/refusal-text.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button, ButtonAnchor } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { Minutes } from './Minutes.tsx'
import { VerdictCard } from './VerdictCard.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  return requireFound(findDecision(getDb(), actor, params.decisionId ?? '', context.now))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canDecideMeasures)
  const db = getDb()
  const id = params.decisionId ?? ''
  const { found } = requireFound(findDecision(db, actor, id, context.now))
  const form = await request.formData()
  const parsed = parseForm(VerdictForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(VerdictForm, form)
  const { verdict, reason, isCareConfirmed } = parsed.values
  const isDelicate = verdict === 'approved' && needsCare(found.kind, found.isSmallFirm)
  const careless = careProblem(isDelicate, isCareConfirmed)
  if (careless) return invalidForm(careless, raw)
  const result = decideProposal(db, actionContext(context, actor), id, { verdict, reason })
  const l = { locale: context.locale }
  if (result.ok) {
    const said = verdict === 'approved' ? m.measure_approved({}, l) : m.measure_refused({}, l)
    return redirectWithFlash(`/committee/decisions/${id}`, said)
  }
  return conflictForm(raw, result.refusal)
}

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, l => (loaded ? DECISION_LABELS[loaded.found.kind]({}, l) : m.measure_decisions({}, l)))

export type DecisionData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Decision() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { found, supplier, refusal, obstacle, hasOtherGrounds, isOwn } = loaded
  const l = useLocale()
  const isWaiting = found.state === 'proposed'
  return (
    <Page
      title={`${DECISION_LABELS[found.kind]({}, l)} · ${nameFor(supplier, l)}`}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <DecisionStateBadge state={found.state} />
          {found.caseId && (
            <Link to={`/committee/cases/${found.caseId}`} className="link">
              {found.caseCode}
            </Link>
          )}
          <Link to={`/suppliers/${found.supplierId}/measures`} className="link">
            {m.measure_open_supplier({}, l)}
          </Link>
        </span>
      }
      back={{ to: '/committee?view=proposed', label: m.measure_desk_title({}, l) }}
      actions={
        <ButtonAnchor href={`/committee/decisions/${found.id}/minutes.pdf`} variant="secondary">
          {m.measure_minutes_pdf({}, l)}
        </ButtonAnchor>
      }
    >
      <Stack>
        <Minutes {...loaded} />
        {isWaiting && obstacle && <Notice tone="warn" title={measureRefusalText(obstacle, l)} />}
        {hasOtherGrounds && <Notice tone="warn" title={measureRefusalText({ code: 'grounds-changed' }, l)} />}
        {isWaiting && refusal?.code === 'four-eyes' && <Notice title={measureRefusalText(refusal, l)} />}
        {isWaiting && !refusal && <VerdictCard {...loaded} result={result} />}
        {isWaiting && isOwn && (
          <Form method="post" action={`/committee/decisions/${found.id}/withdrawal`}>
            <Button type="submit" variant="secondary">
              {m.measure_withdraw({}, l)}
            </Button>
          </Form>
        )}
      </Stack>
    </Page>
  )
}
