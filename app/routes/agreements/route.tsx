import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAdminister, canManageAgreements, canSeeAgreements } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { listAgreements } from '#app/agreements/find-agreements.server.ts'
import { ownPowerToSign } from '#app/agreements/signing/counter-signatories.server.ts'
import { countWaitingForBuyer } from '#app/agreements/signing/queries.server.ts'
import { findRegisterTemplate, readRegister, registerScope } from '#app/agreements/signing/register.server.ts'
import { findSiteNames } from '#app/agreements/signing/register-queries.server.ts'
import { readRegisterSearch, registerHref } from '#app/agreements/signing/register-search.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { RegisterActions } from './RegisterActions.tsx'
import { RegisterFilter } from './RegisterFilter.tsx'
import { RegisterRates } from './RegisterRates.tsx'
import { RegisterStats } from './RegisterStats.tsx'
import { RegisterTable } from './RegisterTable.tsx'

const PATH = '/agreements'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.signing_register_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const db = getDb()
  const { now, locale } = context
  const search = readRegisterSearch(new URL(request.url).searchParams, now)
  const agreements = listAgreements(db, actor).flatMap(({ template, current }) =>
    current ? [{ code: template.code, title: titleFor(current, locale) }] : [],
  )
  const asked = search.templateCode ?? agreements[0]?.code ?? null
  const template = asked === null ? null : requireFound(findRegisterTemplate(db, actor, asked))
  const common = {
    today: isoDate(now),
    agreements,
    mayAdminister: canAdminister(actor),
    maySign: ownPowerToSign(db, { actor, now }) !== null,
    waiting: countWaitingForBuyer(db),
  }
  if (!template) return { ...common, search, register: null, sites: [], mayInvite: false }
  const scope = registerScope(db, template.id, search, now)
  const register = readRegister(db, scope, search)
  return {
    ...common,
    search: { ...search, templateCode: template.code, page: register.page },
    register,
    sites: findSiteNames(db),
    mayInvite: canManageAgreements(actor, template.kind),
  }
}

export type RegisterData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Register() {
  const page = useLoaderData<typeof loader>()
  const { search, register, today } = page
  const l = useLocale()
  return (
    <Page
      title={m.signing_register_title({}, l)}
      lead={m.signing_register_lead({}, l)}
      actions={<RegisterActions page={page} />}
      width="wide"
    >
      {register === null ? (
        <EmptyState title={m.signing_register_nothing({}, l)}>
          {m.signing_register_nothing_text({}, l)}
        </EmptyState>
      ) : (
        <Stack>
          <RegisterFilter page={page} />
          <RegisterStats search={search} counts={register.counts} today={today} />
          {register.total === 0 ? (
            <EmptyState title={m.signing_register_none({}, l)} />
          ) : (
            <Card padded={false} className="relative overflow-hidden">
              <RegisterTable rows={register.rows} />
              <Pagination
                page={register.page}
                pageCount={register.pageCount}
                hrefFor={n => registerHref(PATH, search, today, { page: n })}
              />
            </Card>
          )}
          <RegisterRates page={page} />
        </Stack>
      )}
    </Page>
  )
}
