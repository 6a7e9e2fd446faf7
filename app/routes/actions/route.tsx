import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canManageActions, canSeeActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { RequestContext } from '#app/http/context.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { findActionPeople } from '#app/remediation/actions/contact-queries.server.ts'
import { listActions, listOwnActions } from '#app/remediation/actions/list-actions.server.ts'
import { readActionSearch } from '#app/remediation/actions/action-search.ts'
import { countMatchingActions } from '#app/remediation/actions/matching-queries.server.ts'
import { findDimensions } from '#app/remediation/actions/item-texts.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { BuyerList } from './BuyerList.tsx'
import { OwnList } from './OwnList.tsx'
import { QUICK_STATES } from './quick-states.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_list_title({}, l))

/** A supplier's own actions, or, at the buyer, those that the address asks for: without any word, all open ones. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeActions)
  const { searchParams } = new URL(request.url)
  return isSupplier(actor)
    ? { own: ownList(actor, searchParams, context), list: null }
    : { own: null, list: buyerList(actor, searchParams, context) }
}

function ownList(actor: Actor, params: URLSearchParams, { locale, now }: RequestContext) {
  const which = oneOf(['open', 'ended'] as const, params.get('view')) ?? 'open'
  return {
    which,
    now,
    supplierId: actor.supplierId,
    organisation: requireOrganisationName(getDb(), locale),
    list: listOwnActions(getDb(), actor, which, readPage(params)),
  }
}

function buyerList(actor: Actor, params: URLSearchParams, { locale, now }: RequestContext) {
  const db = getDb()
  const asked = readActionSearch(params)
  const { page, ...filter } = params.size === 0 ? { ...asked, state: 'open' as const } : asked
  const supplier = filter.supplierId ? findSupplier(db, actor, filter.supplierId) : null
  return {
    filter,
    now,
    mayManage: canManageActions(actor),
    supplier: supplier && { id: supplier.id, nameZh: supplier.nameZh, nameEn: supplier.nameEn },
    counts: QUICK_STATES.map(state => ({
      state,
      count: countMatchingActions(db, { ...filter, state }, now),
    })),
    choices: { people: findActionPeople(db), dimensions: findDimensions(db, locale) },
    list: listActions(db, actor, filter, page, now),
  }
}

export type OwnListData = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['own']>
export type BuyerListData = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['list']>

export default function Actions() {
  const { own, list } = useLoaderData<typeof loader>()
  return own ? <OwnList page={own} /> : <BuyerList page={list} />
}
