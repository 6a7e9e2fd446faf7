import { Form, Link, useNavigation } from '@remix-run/react'
import { UsernameForManagers } from '#app/accounts/NewPasswordFields.tsx'
import { CounterSignForm } from '#app/agreements/signing/sign-form.ts'
import { SignatureFields } from '#app/agreements/signing/SignatureFields.tsx'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import type { CounterSignData } from './route.tsx'

type Result = (Parameters<typeof useRuleForm>[1] & { refusal?: string; chosen?: string[] }) | undefined

/** Which ones, and one signature for all of them. */
export function CounterSignCard({ page, result }: { page: CounterSignData; result: Result }) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(CounterSignForm, result)
  const isSending = useNavigation().state !== 'idle'
  return (
    <Form {...formProps}>
      <Stack>
        {result?.refusal && <Notice tone="bad" title={result.refusal} />}
        <Card padded={false} className="relative overflow-hidden">
          <WaitingTable page={page} chosen={result?.chosen} />
        </Card>
        <Card title={m.signing_counter_sign_title({}, l)}>
          <Stack>
            <p className="text-soft">{m.signing_counter_as({ title: page.title }, l)}</p>
            <UsernameForManagers email={page.email} />
            <TextField label={m.signing_name({}, l)} defaultValue={page.name} {...field('name')} />
            <SignatureFields
              field={field}
              consent={page.list.consents.join(' ')}
              isDrawn={result?.raw?.method?.[0] === 'drawn'}
            />
            <div>
              <Button type="submit" pending={isSending}>
                {m.signing_counter_sign({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Stack>
    </Form>
  )
}

function WaitingTable({ page, chosen }: { page: CounterSignData; chosen?: string[] | undefined }) {
  const l = useLocale()
  const { rows, page: current, pageCount } = page.list
  return (
    <>
      <Table caption={m.signing_counter_title({}, l)}>
        <thead>
          <tr>
            <Th>{m.signing_choose({}, l)}</Th>
            <Th>{m.signing_agreement({}, l)}</Th>
            <Th>{m.signing_signed_by({}, l)}</Th>
            <Th>{m.signing_signed_at({}, l)}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <Td>
                <label className="flex min-h-8 items-start gap-2.5 pointer-coarse:min-h-11">
                  <input
                    type="checkbox"
                    name="signing"
                    value={row.id}
                    defaultChecked={chosen?.includes(row.id) ?? true}
                    className="mt-1 size-[1.125rem] shrink-0"
                  />
                  <span>
                    {nameFor(row.supplier, l)}
                    <span className="block text-soft">{row.supplier.code}</span>
                  </span>
                </label>
              </Td>
              <Td>
                <Link to={`/agreements/signings/${row.id}`} className="link">
                  {row.title}
                </Link>
                <span className="block text-soft">V{row.number}</span>
              </Td>
              <Td>{row.signedBy}</Td>
              <Td>{row.signedAt ? formatDate(row.signedAt, l.locale) : '–'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Pagination
        page={current}
        pageCount={pageCount}
        hrefFor={n => `/agreements/counter-signing?page=${n}`}
      />
    </>
  )
}
