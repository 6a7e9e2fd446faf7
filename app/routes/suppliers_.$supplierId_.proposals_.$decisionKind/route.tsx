import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canProposeMeasures } from '#app/accounts/roles.ts'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { formatDateTime, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { careProblem, needsCare, proposalForm } from '#app/remediation/measures/decision-forms.ts'
import { findProposalBasis } from '#app/remediation/measures/find-measures.server.ts'
import { DECISION_LABELS } from '#app/remediation/measures/labels.ts'
import { proposeDecision } from '#app/remediation/measures/propose.server.ts'
import { measureRefusalText } from '#app/remediation/measures/refusal-text.ts'
import { DECISION_KINDS } from '#app/remediation/measures/vocabulary.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { ProposalForm } from './ProposalForm.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canProposeMeasures)
  const kind = requireFound(oneOf(DECISION_KINDS, params.decisionKind ?? null))
  const id = params.supplierId ?? ''
  return { kind, ...requireFound(findProposalBasis(getDb(), actor, id, kind, context.now)) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canProposeMeasures)
  const kind = requireFound(oneOf(DECISION_KINDS, params.decisionKind ?? null))
  const db = getDb()
  const supplierId = params.supplierId ?? ''
  const basis = requireFound(findProposalBasis(db, actor, supplierId, kind, context.now))
  const rules = proposalForm(basis.most)
  const form = await request.formData()
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(rules, form)
  const { reason, days, isCareConfirmed } = parsed.values
  const careless = careProblem(needsCare(kind, basis.supplier.isSmallFirm), isCareConfirmed)
  if (careless) return invalidForm(careless, raw)
  const proposal = { supplierId, kind, reason, days: basis.most === null ? null : days }
  const result = proposeDecision(db, actionContext(context, actor), proposal)
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash(`/committee/decisions/${result.id}`, m.measure_proposed({}, l))
  return conflictForm(raw, result.refusal)
}

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, l => (loaded ? DECISION_LABELS[loaded.kind]({}, l) : m.measure_propose({}, l)))

export type ProposalData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Propose() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { kind, supplier, receipt, refusal, isWaiting } = loaded
  const l = useLocale()
  const obstacle = refusal ?? (isWaiting ? ({ code: 'proposed-already' } as const) : null)
  const facts = [
    {
      term: m.measure_fact_standing({}, l),
      value: receipt?.grade ? (
        <span className="flex flex-wrap items-center gap-2">
          {formatScore(receipt.score)} <GradeBadge grade={receipt.grade} size="sm" />
        </span>
      ) : (
        '–'
      ),
    },
    {
      term: m.measure_fact_receipt({}, l),
      value: receipt ? (
        <>
          <code className="text-sm break-all">{receipt.digest}</code>
          <span className="block text-soft">{formatDateTime(receipt.createdAt, l.locale)}</span>
        </>
      ) : (
        m.measure_no_receipt({}, l)
      ),
    },
  ]
  return (
    <Page
      title={m.measure_propose_title({ decision: DECISION_LABELS[kind]({}, l) }, l)}
      lead={`${nameFor(supplier, l)} · ${supplier.code}`}
      back={{ to: `/suppliers/${supplier.id}/measures`, label: m.measure_tab({}, l) }}
      width="narrow"
    >
      <Stack>
        <Card>
          <Definitions items={facts} />
        </Card>
        {obstacle ? (
          <Notice tone="warn" title={measureRefusalText(obstacle, l)} />
        ) : (
          <ProposalForm {...loaded} result={result} />
        )}
      </Stack>
    </Page>
  )
}
