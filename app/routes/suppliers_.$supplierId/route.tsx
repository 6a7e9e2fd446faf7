import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { personState } from '#app/accounts/person-state.ts'
import { canManageSuppliers, canSeeAssessments } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { recusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { RecusedNotice } from '#app/integrity/registers/RecusedNotice.tsx'
import { findSupplierStatus } from '#app/integrity/replies/find-replies.server.ts'
import { m } from '#app/paraglide/messages.js'
import { CurrentStandingCard } from '#app/remediation/verification/CurrentStandingCard.tsx'
import { findStandingHistory } from '#app/remediation/verification/find-standing.server.ts'
import { findProfile } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierFrame } from '#app/suppliers/SupplierFrame.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { Assessments } from './Assessments.tsx'
import { Contacts } from './Contacts.tsx'
import { Facts } from './Facts.tsx'
import { GradeHistoryCard } from './GradeHistoryCard.tsx'
import { RepliesCard } from './RepliesCard.tsx'
import { StandingCard } from './StandingCard.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? nameFor(data.supplier, l) : m.supplier_list_title({}, l)))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { people, ...profile } = requireFound(findProfile(getDb(), actor, params.supplierId ?? ''))
  const contacts = people.map(({ id, name, email, locale, roles, lastSignInAt, refused, ...person }) => {
    return { id, name, email, locale, roles, lastSignInAt, refused, state: personState(person, context.now) }
  })
  return {
    ...profile,
    contacts,
    recused: recusedFrom(getDb(), actor, profile.supplier.id),
    standing: findStandingHistory(getDb(), actor, profile.supplier.id),
    replies: findSupplierStatus(getDb(), actor, profile.supplier.id),
    mayManage: canManageSuppliers(actor),
  }
}

export default function Supplier() {
  const page = useLoaderData<typeof loader>()
  const { supplier, ownerName, sites, steps, contacts, assessments, history, recused, replies, mayManage } =
    page
  return (
    <SupplierFrame supplier={supplier} actions={mayManage && <Actions />}>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Stack>
          <RecusedNotice people={recused} />
          {page.standing && <CurrentStandingCard standing={page.standing} />}
          <GradeHistoryCard history={history} />
          <Assessments assessments={assessments} />
          <Contacts supplierId={supplier.id} contacts={contacts} mayManage={mayManage} />
        </Stack>
        <Stack>
          <Facts supplier={supplier} ownerName={ownerName} sites={sites} />
          <StandingCard supplier={supplier} steps={steps} />
          <RepliesCard rounds={replies} />
        </Stack>
      </div>
    </SupplierFrame>
  )
}

/** What can be done with the supplier as a whole. A closed one is reopened before its status can change. */
function Actions() {
  const { supplier } = useLoaderData<typeof loader>()
  const l = useLocale()
  const path = `/suppliers/${supplier.id}`
  return (
    <>
      {supplier.closedAt ? (
        <ButtonLink to={`${path}/reopening`} variant="secondary">
          {m.supplier_reopen({}, l)}
        </ButtonLink>
      ) : (
        <>
          <ButtonLink to={`${path}/closing`} variant="quiet">
            {m.supplier_close({}, l)}
          </ButtonLink>
          <ButtonLink to={`${path}/status`} variant="secondary">
            {m.supplier_change_status({}, l)}
          </ButtonLink>
        </>
      )}
      <ButtonLink to={`${path}/edit`} variant="secondary">
        {m.supplier_edit({}, l)}
      </ButtonLink>
    </>
  )
}
