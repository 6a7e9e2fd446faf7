import { Link } from '@remix-run/react'
import { AssessmentStateBadge } from '#app/assessments/AssessmentStateBadge.tsx'
import { isOverdue, SUBMITTED_STATES, type AssessmentState } from '#app/assessments/assessment-state.ts'
import { GradeScore } from '#app/grading/GradeScore.tsx'
import type { Grade } from '#app/grading/grades.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { SupplierCategory, SupplierClass } from '#app/suppliers/vocabulary.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { GROUP_RULES } from './population-group.ts'
import { populationHref, type PopulationSearch, type PopulationSort } from './population-search.ts'

export type PopulationRow = {
  id: string
  supplierId: string
  code: string
  nameZh: string
  nameEn: string
  category: SupplierCategory
  supplierClass: SupplierClass
  state: AssessmentState
  dueAt: Date
  extensions: number
  askedItems: number
  completeItems: number
  lastSavedAt: Date | null
  selfScore: number | null
  selfGrade: Grade | null
  isSelfCapped: boolean
  verifiedScore: number | null
  verifiedGrade: Grade | null
  isVerifiedCapped: boolean
  exemptReason: string | null
  declinedAt: Date | null
  declineReason: string | null
  hasContact: boolean
}

type Props = {
  rows: PopulationRow[]
  search: PopulationSearch
  /** Address of the page the list stands on. */
  path: string
  now: Date
  /** Below it lies the page of each supplier, where a manager acts; null for who may only look. */
  managePath: string | null
}

/** A campaign's suppliers with state, progress and scores; every heading sorts. */
export function PopulationTable({ rows, search, path, now, managePath }: Props) {
  const l = useLocale()
  function sortBy(sort: PopulationSort) {
    const isCurrent = search.sort === sort
    const direction = isCurrent && search.direction === 'asc' ? 'desc' : 'asc'
    return {
      href: `${populationHref(path, { ...search, sort, direction, page: 1 })}#list`,
      direction: isCurrent ? search.direction : null,
    }
  }
  return (
    <Table caption={m.campaign_list({}, l)}>
      <thead>
        <tr>
          <Th sort={sortBy('name')}>{m.campaign_column_supplier({}, l)}</Th>
          <Th sort={sortBy('category')}>{m.supplier_category({}, l)}</Th>
          <Th sort={sortBy('class')}>{m.supplier_column_class({}, l)}</Th>
          <Th sort={sortBy('state')}>{m.campaign_column_state({}, l)}</Th>
          <Th sort={sortBy('progress')} numeric>
            {m.campaign_column_progress({}, l)}
          </Th>
          <Th sort={sortBy('saved')}>{m.column_saved({}, l)}</Th>
          <Th sort={sortBy('due')}>{m.campaign_column_due({}, l)}</Th>
          <Th sort={sortBy('self')}>{m.campaign_column_self({}, l)}</Th>
          <Th sort={sortBy('score')}>{m.campaign_column_score({}, l)}</Th>
          {managePath && <Th>{m.campaign_column_action({}, l)}</Th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={row.id} row={row} now={now} managePath={managePath} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ row, now, managePath }: { row: PopulationRow } & Pick<Props, 'now' | 'managePath'>) {
  const l = useLocale()
  const isSubmitted = SUBMITTED_STATES.includes(row.state)
  const mayBeExempt = row.state === 'invited' || row.state === 'in-progress'
  const hasDeclined = row.declinedAt !== null && GROUP_RULES.declined.states.includes(row.state)
  const isExtended = row.extensions > 0 && mayBeExempt && row.dueAt >= now
  return (
    <tr>
      <Td>
        <Link
          to={isSubmitted ? `/reviews/${row.id}` : `/suppliers/${row.supplierId}`}
          className="link font-medium"
        >
          {nameFor(row, l)}
        </Link>
        <p className="text-soft">{row.code}</p>
      </Td>
      <Td>{CATEGORY_LABELS[row.category]({}, l)}</Td>
      <Td>{row.supplierClass}</Td>
      <Td>
        <span className="flex flex-wrap gap-1">
          <AssessmentStateBadge state={row.state} />
          {isOverdue(row, now) && <Badge tone="bad">{m.campaign_overdue({}, l)}</Badge>}
          {!row.hasContact && mayBeExempt && <NoContact supplierId={row.supplierId} />}
          {hasDeclined && <Badge tone="warn">{m.population_declined({}, l)}</Badge>}
          {isExtended && <Badge tone="info">{m.population_extended({}, l)}</Badge>}
        </span>
        {row.exemptReason && <p className="mt-1 text-soft">{row.exemptReason}</p>}
        {hasDeclined && <p className="mt-1 text-soft">{row.declineReason}</p>}
      </Td>
      <Td numeric>
        <span className="whitespace-nowrap">
          {row.completeItems} / {row.askedItems}
        </span>
      </Td>
      <Td className="whitespace-nowrap">{row.lastSavedAt ? formatDate(row.lastSavedAt, l.locale) : '–'}</Td>
      <Td className="whitespace-nowrap">{formatDate(row.dueAt, l.locale)}</Td>
      <Td>
        <GradeScore grade={row.selfGrade} score={row.selfScore} capped={row.isSelfCapped} provisional />
      </Td>
      <Td>
        <GradeScore grade={row.verifiedGrade} score={row.verifiedScore} capped={row.isVerifiedCapped} />
      </Td>
      {managePath && (
        <Td>
          {(mayBeExempt || row.state === 'exempt') && (
            <Link to={`${managePath}/${row.id}`} className="link">
              {m.campaign_manage_one({}, l)}
              <span className="sr-only"> {nameFor(row, l)}</span>
            </Link>
          )}
        </Td>
      )}
    </tr>
  )
}

function NoContact({ supplierId }: { supplierId: string }) {
  const l = useLocale()
  return (
    <Link to={`/suppliers/${supplierId}#contacts`}>
      <Badge tone="warn">{m.campaign_no_contact({}, l)}</Badge>
    </Link>
  )
}
