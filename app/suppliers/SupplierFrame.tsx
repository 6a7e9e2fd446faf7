import { NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { nameFor } from './name-for.ts'
import { SupplierStatusBadge } from './SupplierStatusBadge.tsx'
import type { SupplierStatus } from './vocabulary.ts'

type Supplier = {
  id: string
  code: string
  nameZh: string
  nameEn: string
  status: SupplierStatus
  isStrategic: boolean
  isSmallFirm: boolean
  closedAt: Date | null
  closedReason: string | null
}

type Props = { supplier: Supplier; actions?: ReactNode; children: ReactNode }

/** The head and the tabs of everything about one supplier; each tab is a page with its own address. */
export function SupplierFrame({ supplier, actions, children }: Props) {
  const l = useLocale()
  return (
    <Page
      title={nameFor(supplier, l)}
      lead={<Lead supplier={supplier} />}
      back={{ to: '/suppliers', label: m.supplier_back({}, l) }}
      actions={actions}
      width="wide"
    >
      <Stack>
        {supplier.closedAt && (
          <Notice
            tone="warn"
            title={m.supplier_closed_notice({ date: formatDate(supplier.closedAt, l.locale) }, l)}
          >
            {supplier.closedReason}
          </Notice>
        )}
        <Tabs id={supplier.id} />
        {children}
      </Stack>
    </Page>
  )
}

function Lead({ supplier }: { supplier: Supplier }) {
  const l = useLocale()
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{supplier.code}</span>
      <SupplierStatusBadge status={supplier.status} />
      {supplier.closedAt && <Badge tone="warn">{m.supplier_closed_badge({}, l)}</Badge>}
      {supplier.isStrategic && <Badge tone="accent">{m.supplier_is_strategic({}, l)}</Badge>}
      {supplier.isSmallFirm && <Badge>{m.supplier_is_small({}, l)}</Badge>}
    </span>
  )
}

function Tabs({ id }: { id: string }) {
  const l = useLocale()
  const path = `/suppliers/${id}`
  const tabs = [
    { to: path, label: m.supplier_tab_profile({}, l) },
    { to: `${path}/actions`, label: m.action_tab({}, l) },
    { to: `${path}/documents`, label: m.supplier_tab_documents({}, l) },
    { to: `${path}/agreements`, label: m.signing_tab({}, l) },
    { to: `${path}/audits`, label: m.audit_nav({}, l) },
    { to: `${path}/measures`, label: m.measure_tab({}, l) },
    { to: `${path}/mails`, label: m.supplier_tab_mails({}, l) },
    { to: `${path}/history`, label: m.supplier_tab_history({}, l) },
  ]
  return (
    <nav
      aria-label={m.supplier_tabs({}, l)}
      className="flex gap-1 overflow-x-auto border-b border-line no-print"
    >
      {tabs.map(({ to, label }) => (
        <NavLink
          key={to}
          to={to}
          end={to === path}
          className={({ isActive }) =>
            `-mb-px inline-flex min-h-10 items-center border-b-2 px-3 whitespace-nowrap pointer-coarse:min-h-11 ${
              isActive
                ? 'border-accent font-semibold text-ink'
                : 'border-transparent text-soft hover:border-edge hover:text-ink'
            }`
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
