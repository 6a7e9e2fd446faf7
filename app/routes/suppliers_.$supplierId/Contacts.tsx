import { Form, Link } from '@remix-run/react'
import type { PersonState } from '#app/accounts/person-state.ts'
import { SUPPLIER_ROLES, type Role } from '#app/accounts/roles.ts'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { LOCALE_LABELS, PERSON_STATE_LABELS, SUPPLIER_ROLE_LABELS } from '#app/suppliers/labels.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'

export type Contact = {
  id: string
  name: string
  email: string
  roles: Role[]
  locale: Locale
  lastSignInAt: Date | null
  state: PersonState
  /** The mail server refused the address for good. */
  refused: { at: Date | null; reason: string | null } | null
}

const TONES: Record<PersonState, Tone> = {
  active: 'good',
  invited: 'info',
  'invitation-expired': 'warn',
  disabled: 'neutral',
}

type Props = { supplierId: string; contacts: Contact[]; mayManage: boolean }

export function Contacts({ supplierId, contacts, mayManage }: Props) {
  const l = useLocale()
  const path = `/suppliers/${supplierId}/contacts`
  const invite = mayManage && (
    <ButtonLink to={path} variant="secondary" size="sm">
      {m.supplier_contact_invite({}, l)}
    </ButtonLink>
  )
  if (contacts.length === 0)
    return (
      <Card id="contacts" title={m.supplier_contacts({}, l)} actions={invite}>
        <p className="text-soft">{m.supplier_contacts_none({}, l)}</p>
      </Card>
    )
  return (
    <Card
      id="contacts"
      title={m.supplier_contacts({}, l)}
      actions={invite}
      padded={false}
      className="relative overflow-hidden"
    >
      {!contacts.some(canBeReached) && (
        <div className="px-4 pb-4 sm:px-5">
          <Notice tone="warn">{m.supplier_contact_unreachable({}, l)}</Notice>
        </div>
      )}
      <Table caption={m.supplier_contacts({}, l)}>
        <thead>
          <tr>
            <Th>{m.supplier_contact_name({}, l)}</Th>
            <Th>{m.supplier_contact_email({}, l)}</Th>
            <Th>{m.supplier_contact_roles({}, l)}</Th>
            <Th>{m.supplier_contact_language({}, l)}</Th>
            <Th>{m.supplier_contact_state({}, l)}</Th>
            <Th>{m.supplier_contact_last({}, l)}</Th>
          </tr>
        </thead>
        <tbody>
          {contacts.map(contact => (
            <ContactRow key={contact.id} contact={contact} path={path} mayManage={mayManage} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function canBeReached({ state, refused }: Contact) {
  return state !== 'disabled' && !refused
}

type RowProps = { contact: Contact; path: string; mayManage: boolean }

function ContactRow({ contact, path, mayManage }: RowProps) {
  const l = useLocale()
  const roles = SUPPLIER_ROLES.filter(role => contact.roles.includes(role))
  return (
    <tr>
      <Td className="font-medium">
        {mayManage ? (
          <Link to={`/people/${contact.id}`} className="link">
            {contact.name}
          </Link>
        ) : (
          contact.name
        )}
      </Td>
      <Td className="min-w-52">
        <Address contact={contact} path={path} mayManage={mayManage} />
      </Td>
      <Td>{roles.map(role => SUPPLIER_ROLE_LABELS[role]({}, l)).join(' · ')}</Td>
      <Td>{LOCALE_LABELS[contact.locale]({}, l)}</Td>
      <Td>
        <Badge tone={TONES[contact.state]}>{PERSON_STATE_LABELS[contact.state]({}, l)}</Badge>
      </Td>
      <Td>
        <LastSignIn contact={contact} path={path} mayManage={mayManage} />
      </Td>
    </tr>
  )
}

/** The address; when mail to it was refused, since when and why, and the way to a better one. */
function Address({ contact: { id, name, email, refused }, path, mayManage }: RowProps) {
  const l = useLocale()
  return (
    <>
      <span className="break-all">{email}</span>
      {refused && (
        <span className="mt-1 flex flex-wrap items-center gap-x-2">
          <Badge tone="bad">
            {refused.at
              ? m.supplier_contact_refused_on({ date: formatDate(refused.at, l.locale) }, l)
              : m.supplier_contact_refused({}, l)}
          </Badge>
          {refused.reason && <span className="text-sm break-words text-soft">{refused.reason}</span>}
        </span>
      )}
      {mayManage && (
        <Link to={`${path}/${id}/address`} className="link mt-0.5 block text-sm">
          {refused ? m.supplier_contact_new_address({}, l) : m.supplier_contact_change_address({}, l)}
          <span className="sr-only"> {name}</span>
        </Link>
      )}
    </>
  )
}

/** When the person was last here; who never was can be invited again. */
function LastSignIn({ contact: { id, state, refused, lastSignInAt }, path, mayManage }: RowProps) {
  const l = useLocale()
  const isPending = state === 'invited' || state === 'invitation-expired'
  if (isPending && mayManage && !refused)
    return (
      <Form method="post" action={`${path}/${id}/invitation`}>
        <Button type="submit" variant="quiet" size="sm" className="-ml-3">
          {m.supplier_contact_resend({}, l)}
        </Button>
      </Form>
    )
  return <>{lastSignInAt ? formatDateTime(lastSignInAt, l.locale) : m.supplier_contact_never({}, l)}</>
}
