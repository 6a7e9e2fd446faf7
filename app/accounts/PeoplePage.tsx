import type { FormErrors } from '#app/http/form-rules.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Pagination } from '#app/ui/Table.tsx'
import { InviteForm } from './InviteForm.tsx'
import { PeopleTable, type ListedPerson } from './PeopleTable.tsx'
import { RefusalNotice, type Refusal } from './RefusalNotice.tsx'
import type { Role } from './roles.ts'

type PeoplePageProps = {
  side: 'buyer' | 'supplier'
  title: string
  lead: string
  list: { people: ListedPerson[]; count: number; page: number; pageCount: number }
  proposedRoles: readonly Role[]
  result: { errors?: FormErrors; raw?: Record<string, string[]>; refusal?: Refusal } | undefined
}

/** The people of one's own side and the form that invites another. */
export function PeoplePage({ side, title, lead, list, proposedRoles, result }: PeoplePageProps) {
  const l = useLocale()
  const { people, count, page, pageCount } = list
  return (
    <Page title={title} lead={lead}>
      <Stack gap="lg">
        <div>
          <p className="mb-2 text-sm text-soft">
            {m.accounts_people_count({ count: formatNumber(count, l.locale) }, l)}
          </p>
          <Card padded={false}>
            <PeopleTable caption={title} people={people} />
            <Pagination page={page} pageCount={pageCount} hrefFor={n => `?page=${n}`} />
          </Card>
        </div>
        <Card title={m.accounts_invite({}, l)} className="max-w-xl">
          <Stack>
            <RefusalNotice result={result} />
            <InviteForm key={count} side={side} proposedRoles={proposedRoles} result={result} />
          </Stack>
        </Card>
      </Stack>
    </Page>
  )
}
