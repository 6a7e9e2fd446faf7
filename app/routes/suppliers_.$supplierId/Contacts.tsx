import { Form } from '@remix-run/react'
import type { PersonState } from '#app/accounts/person-state.ts'
import { SUPPLIER_ROLES, type Role } from '#app/accounts/roles.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { PERSON_STATE_LABELS, SUPPLIER_ROLE_LABELS } from '#app/suppliers/labels.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'

export type Contact = {
  id: string
  name: string
  email: string
  roles: Role[]
  lastSignInAt: Date | null
  state: PersonState
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
      <Table caption={m.supplier_contacts({}, l)}>
        <thead>
          <tr>
            <Th>{m.supplier_contact_name({}, l)}</Th>
            <Th>{m.supplier_contact_email({}, l)}</Th>
            <Th>{m.supplier_contact_roles({}, l)}</Th>
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

function ContactRow({ contact, path, mayManage }: { contact: Contact; path: string; mayManage: boolean }) {
  const l = useLocale()
  const isPending = contact.state === 'invited' || contact.state === 'invitation-expired'
  const roles = SUPPLIER_ROLES.filter(role => contact.roles.includes(role))
  const lastSignIn = contact.lastSignInAt && formatDateTime(contact.lastSignInAt, l.locale)
  return (
    <tr>
      <Td className="font-medium">{contact.name}</Td>
      <Td>{contact.email}</Td>
      <Td>{roles.map(role => SUPPLIER_ROLE_LABELS[role]({}, l)).join(' · ')}</Td>
      <Td>
        <Badge tone={TONES[contact.state]}>{PERSON_STATE_LABELS[contact.state]({}, l)}</Badge>
      </Td>
      <Td>
        {isPending && mayManage ? (
          <Form method="post" action={`${path}/${contact.id}/invitation`}>
            <Button type="submit" variant="quiet" size="sm" className="-ml-3">
              {m.supplier_contact_resend({}, l)}
            </Button>
          </Form>
        ) : (
          (lastSignIn ?? m.supplier_contact_never({}, l))
        )}
      </Td>
    </tr>
  )
}
