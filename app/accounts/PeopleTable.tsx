import { Link } from '@remix-run/react'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { PersonStateBadge } from './PersonStateBadge.tsx'
import type { PersonState } from './person-state.ts'
import { roleNames } from './role-labels.ts'
import type { Role } from './roles.ts'

export type ListedPerson = {
  id: string
  name: string
  email: string
  roles: Role[]
  state: PersonState
  lastSignInAt: Date | null
  invitedUntil: Date | null
}

/** People with their roles and state; each name leads to the page where the account is managed. */
export function PeopleTable({ caption, people }: { caption: string; people: ListedPerson[] }) {
  const l = useLocale()
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{m.accounts_name({}, l)}</Th>
          <Th>{m.accounts_email({}, l)}</Th>
          <Th>{m.accounts_roles({}, l)}</Th>
          <Th>{m.accounts_state({}, l)}</Th>
          <Th>{m.accounts_last_sign_in({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {people.map(person => (
          <Row key={person.id} person={person} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ person }: { person: ListedPerson }) {
  const l = useLocale()
  const { id, name, email, roles, state, lastSignInAt, invitedUntil } = person
  const isPending = state === 'invited' && invitedUntil !== null
  return (
    <tr>
      <Td className="font-medium whitespace-nowrap">
        <Link to={`/people/${id}`} className="text-accent underline-offset-4 hover:underline">
          {name}
        </Link>
      </Td>
      <Td className="whitespace-nowrap">{email}</Td>
      <Td className="min-w-40">{roleNames(roles, l)}</Td>
      <Td>
        <PersonStateBadge state={state} />
        {isPending && (
          <span className="mt-0.5 block text-soft">
            {m.accounts_invited_until({ date: formatDate(invitedUntil, l.locale) }, l)}
          </span>
        )}
      </Td>
      <Td className="whitespace-nowrap">
        {lastSignInAt ? formatDateTime(lastSignInAt, l.locale) : m.accounts_never({}, l)}
      </Td>
    </tr>
  )
}
