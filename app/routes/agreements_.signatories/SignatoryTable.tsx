import { Form } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { SignatoryData } from './route.tsx'

/** Who may sign for the buyer, or might, with which title and from when to when. */
export function SignatoryTable({ powers, now }: Pick<SignatoryData, 'powers' | 'now'>) {
  const l = useLocale()
  return (
    <Table caption={m.signing_signatories({}, l)}>
      <thead>
        <tr>
          <Th>{m.signing_signatory({}, l)}</Th>
          <Th>{m.signing_title({}, l)}</Th>
          <Th>{m.signing_column_from({}, l)}</Th>
          <Th>{m.signing_column_until({}, l)}</Th>
          <Th>
            <span className="sr-only">{m.signing_signatory_end({}, l)}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {powers.map(({ grant, name, email }) => (
          <tr key={grant.id}>
            <Td>
              {name}
              <span className="block text-soft">{email}</span>
            </Td>
            <Td>{grant.title}</Td>
            <Td>{formatDate(grant.fromAt, l.locale)}</Td>
            <Td>{grant.untilAt ? formatDate(grant.untilAt, l.locale) : '–'}</Td>
            <Td>
              {(!grant.untilAt || grant.untilAt > now) && (
                <Form method="post" action={`/agreements/signatories/${grant.id}/end`}>
                  <Button type="submit" variant="danger" size="sm">
                    {m.signing_signatory_end({}, l)}
                    <span className="sr-only"> {name}</span>
                  </Button>
                </Form>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
