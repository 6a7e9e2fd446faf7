import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { personState } from '#app/accounts/person-state.ts'
import { canManageSuppliers, canSeeAssessments } from '#app/accounts/roles.ts'
import { readBefore } from '#app/history/timeline.server.ts'
import { Timeline } from '#app/history/Timeline.tsx'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierStatusBadge } from '#app/suppliers/SupplierStatusBadge.tsx'
import { Badge } from '#app/ui/Badge.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { Assessments } from './Assessments.tsx'
import { Contacts } from './Contacts.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? nameFor(data.supplier, l) : m.supplier_list_title({}, l)))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { people, ...found } = requireFound(
    findSupplier(getDb(), actor, params.supplierId ?? '', readBefore(request)),
  )
  const contacts = people.map(({ id, name, email, roles, lastSignInAt, ...person }) => {
    return { id, name, email, roles, lastSignInAt, state: personState(person, context.now) }
  })
  return { ...found, contacts, mayManage: canManageSuppliers(actor) }
}

export default function Supplier() {
  const { supplier, contacts, assessments, timeline, mayManage } = useLoaderData<typeof loader>()
  const l = useLocale()
  const path = `/suppliers/${supplier.id}`
  return (
    <Page
      title={nameFor(supplier, l)}
      lead={<Lead />}
      back={{ to: '/suppliers', label: m.supplier_back({}, l) }}
      actions={
        mayManage && (
          <ButtonLink to={`${path}/edit`} variant="secondary">
            {m.supplier_edit({}, l)}
          </ButtonLink>
        )
      }
      width="wide"
    >
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Stack>
          <Assessments assessments={assessments} />
          <Contacts supplierId={supplier.id} contacts={contacts} mayManage={mayManage} />
          <Card id="history" title={m.supplier_timeline({}, l)}>
            <Timeline page={timeline} />
          </Card>
        </Stack>
        <Card title={m.supplier_facts({}, l)}>
          <Facts />
        </Card>
      </div>
    </Page>
  )
}

function Lead() {
  const { supplier } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{supplier.code}</span>
      <SupplierStatusBadge status={supplier.status} />
      {supplier.isStrategic && <Badge tone="accent">{m.supplier_is_strategic({}, l)}</Badge>}
      {supplier.isSmallFirm && <Badge>{m.supplier_is_small({}, l)}</Badge>}
    </span>
  )
}

function Facts() {
  const { supplier } = useLoaderData<typeof loader>()
  const l = useLocale()
  const headcount = supplier.headcount === null ? '–' : formatNumber(supplier.headcount, l.locale)
  return (
    <Definitions
      items={[
        { term: m.supplier_name_zh({}, l), value: supplier.nameZh },
        { term: m.supplier_name_en({}, l), value: supplier.nameEn },
        { term: m.supplier_credit_code({}, l), value: supplier.creditCode ?? '–' },
        { term: m.supplier_region({}, l), value: REGION_LABELS[supplier.region]({}, l) },
        { term: m.supplier_province({}, l), value: supplier.province },
        { term: m.supplier_category({}, l), value: CATEGORY_LABELS[supplier.category]({}, l) },
        { term: m.supplier_class({}, l), value: CLASS_LABELS[supplier.supplierClass]({}, l) },
        { term: m.supplier_headcount({}, l), value: headcount },
      ]}
    />
  )
}
