import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAnswer, canSubmit } from '#app/accounts/roles.ts'
import { findSupplierNames } from '#app/accounts/queries.server.ts'
import { listOwnSignings } from '#app/agreements/signing/find-signing.server.ts'
import { toListed } from '#app/agreements/signing/listed-signing.ts'
import { isOwed } from '#app/agreements/signing/signing-state.ts'
import { isConversationOpen } from '#app/assessments/comment.ts'
import { countAwaitingReply } from '#app/assessments/comment-queries.server.ts'
import { listOwnAssessments } from '#app/assessments/find-assessment.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { isOpenTo, openTask } from './open-task.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { listOwnAudits } from '#app/remediation/audits/find-audits.server.ts'
import { findOwnSituation } from '#app/remediation/measures/find-measures.server.ts'
import { findOwedActions } from '#app/remediation/actions/list-actions.server.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { ActionsOwed } from './ActionsOwed.tsx'
import { earlierRow } from './earlier-row.ts'
import { EarlierList } from './EarlierList.tsx'
import { OpenTask } from './OpenTask.tsx'
import { AuditsOwed } from './AuditsOwed.tsx'
import { SigningsOwed } from './SigningsOwed.tsx'
import { SituationCard } from './SituationCard.tsx'

/** The list has them all. */
const MOST_ACTIONS = 5

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { locale, now } = context
  const own = listOwnAssessments(getDb(), actor)
  const open = own.filter(isConversationOpen).map(({ id }) => id)
  const waiting = countAwaitingReply(getDb(), open, 'buyer')
  const company = findSupplierNames(getDb(), actor.supplierId ?? '')
  return {
    name: actor.name,
    company: company ? nameIn(company, locale) : '',
    now,
    maySign: canSubmit(actor),
    situation: findOwnSituation(getDb(), actor),
    actions: findOwedActions(getDb(), actor, MOST_ACTIONS),
    owed: listOwnSignings(getDb(), actor, now)
      .filter(({ state }) => isOwed(state))
      .map(found => toListed(found, locale)),
    audits: listOwnAudits(getDb(), actor, now).filter(
      ({ state }) => state === 'planned' || state === 'notified',
    ),
    tasks: own
      .filter(isOpenTo)
      .flatMap(
        ({ id }) => openTask(getDb(), actor, id, { locale, now, waiting: waiting.get(id) ?? 0 }) ?? [],
      ),
    earlier: own
      .filter(assessment => !isOpenTo(assessment))
      .map(assessment => earlierRow(assessment, locale, waiting.get(assessment.id) ?? 0)),
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, l => m.nav_home({}, l))

export default function Home() {
  const { name, company, now, maySign, situation, actions, owed, audits, tasks, earlier } =
    useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page title={m.checklist_home_title({ name }, l)} lead={company}>
      <Stack gap="lg">
        {situation && <SituationCard situation={situation} now={now} />}
        <ActionsOwed {...actions} now={now} />
        <SigningsOwed rows={owed} maySign={maySign} />
        <AuditsOwed rows={audits} />
        {tasks.map(task => (
          <OpenTask key={task.id} task={task} now={now} />
        ))}
        {tasks.length === 0 &&
          earlier.length === 0 &&
          owed.length === 0 &&
          actions.total === 0 &&
          audits.length === 0 && (
            <EmptyState title={m.checklist_home_empty_title({}, l)}>
              {m.checklist_home_empty({}, l)}
            </EmptyState>
          )}
        {tasks.length === 0 && earlier.length > 0 && (
          <p className="text-soft">{m.checklist_home_nothing_due({}, l)}</p>
        )}
        {earlier.length > 0 && (
          <Card title={m.checklist_home_earlier({}, l)}>
            <EarlierList rows={earlier} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
