import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useLocation } from '@remix-run/react'
import { findManagedPerson } from '#app/accounts/people.server.ts'
import { toListedPerson } from '#app/accounts/people-list.server.ts'
import { PersonStateBadge } from '#app/accounts/PersonStateBadge.tsx'
import { roleOptions } from '#app/accounts/role-labels.ts'
import { rolesOfSide } from '#app/accounts/roles.ts'
import { requireActor, requireFound } from '#app/http/guards.server.ts'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { CheckGroup } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { AccessCard } from './AccessCard.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const person = requireFound(findManagedPerson(getDb(), actor, params.userId ?? ''))
  const { supplierId } = person
  const isOwnSide = actor.supplierId === supplierId
  return { ...toListedPerson(person, context.now), supplierId, isOwnSide, isSelf: person.id === actor.userId }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, () => data?.name ?? '')

export default function PersonPage() {
  const person = useLoaderData<typeof loader>()
  const l = useLocale()
  const { id, name, email, roles, state, lastSignInAt, invitedUntil, supplierId } = person
  const facts = [
    { term: m.accounts_email({}, l), value: email },
    { term: m.accounts_state({}, l), value: <PersonStateBadge state={state} /> },
    {
      term: m.accounts_last_sign_in({}, l),
      value: lastSignInAt ? formatDateTime(lastSignInAt, l.locale) : m.accounts_never({}, l),
    },
  ]
  const until = state === 'invited' && invitedUntil ? formatDate(invitedUntil, l.locale) : null
  return (
    <Page title={name} back={useBack()} width="narrow">
      <Stack>
        <Card>
          <Definitions items={facts} />
          {until && <p className="mt-2 text-soft">{m.accounts_invited_until({ date: until }, l)}</p>}
        </Card>
        <Card>
          <Form method="post" action={`/people/${id}/roles`} key={useLocation().key}>
            <Stack>
              <CheckGroup
                legend={m.accounts_roles({}, l)}
                name="roles"
                options={roleOptions(rolesOfSide(supplierId), l)}
                defaultValue={roles}
              />
              <div>
                <Button type="submit">{m.accounts_save({}, l)}</Button>
              </div>
            </Stack>
          </Form>
        </Card>
        <AccessCard id={id} state={state} isSelf={person.isSelf} />
      </Stack>
    </Page>
  )
}

/** The list this person stands in: one's own side, or the supplier's page. */
function useBack() {
  const { supplierId, isOwnSide } = useLoaderData<typeof loader>()
  const l = useLocale()
  if (supplierId === null) return { to: '/people', label: m.accounts_people_title({}, l) }
  if (isOwnSide) return { to: '/colleagues', label: m.accounts_colleagues_title({}, l) }
  return { to: `/suppliers/${supplierId}`, label: m.accounts_supplier({}, l) }
}
