import { Form, Link } from '@remix-run/react'
import { useRef } from 'react'
import { GradeScore } from '#app/grading/GradeScore.tsx'
import type { Grade } from '#app/grading/grades.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS, SPEND_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { placeName } from '#app/suppliers/place-names.ts'
import { SHOWN_FIELD, TICKED_FIELD } from '#app/suppliers/selection.ts'
import { SupplierStatusBadge } from '#app/suppliers/SupplierStatusBadge.tsx'
import { supplierSearchHref, type SupplierSearch, type SupplierSort } from '#app/suppliers/supplier-search.ts'
import { useTicks } from '#app/suppliers/use-ticks.ts'
import type {
  SpendBand,
  SupplierCategory,
  SupplierClass,
  SupplierRegion,
  SupplierStatus,
} from '#app/suppliers/vocabulary.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Tick } from '#app/ui/Field.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'

export const TICKS_FORM = 'ticks'

type SupplierRow = {
  id: string
  code: string
  nameZh: string
  nameEn: string
  category: SupplierCategory
  region: SupplierRegion
  province: string
  supplierClass: SupplierClass
  isStrategic: boolean
  spendBand: SpendBand | null
  status: SupplierStatus
  ownerName: string | null
  score: number | null
  grade: Grade | null
  standingScore: number | null
  standingGrade: Grade | null
}

type Props = {
  path: string
  search: SupplierSearch
  rows: SupplierRow[]
  /** Ids that are ticked; null when the reader has no use for ticks. */
  ticked: string[] | null
}

/** One page of the register; every heading sorts. Ticks are sent as they are made. */
export function SupplierTable({ path, search, rows, ticked }: Props) {
  const l = useLocale()
  const { onChange, tickPage } = useTicks()
  const form = useRef<HTMLFormElement>(null)
  const isHydrated = useHydrated()
  function sortBy(sort: SupplierSort) {
    const isCurrent = search.sort === sort
    const direction = isCurrent && search.direction === 'asc' ? 'desc' : 'asc'
    return {
      href: supplierSearchHref(path, search, { sort, direction }),
      direction: isCurrent ? search.direction : null,
    }
  }
  return (
    <Form ref={form} id={TICKS_FORM} method="post" action="/suppliers/selection" onChange={onChange}>
      <input type="hidden" name="back" value={supplierSearchHref(path, search, { page: search.page })} />
      {ticked && isHydrated && (
        <div className="px-4 pt-2 sm:px-5 no-print">
          <Tick
            type="checkbox"
            label={m.supplier_tick_all({}, l)}
            defaultChecked={rows.every(row => ticked.includes(row.id))}
            onChange={event => tickPage(form.current, event.currentTarget.checked)}
          />
        </div>
      )}
      <Table caption={m.supplier_list_title({}, l)}>
        <thead>
          <tr>
            <Th sort={sortBy('name')}>{m.supplier_name({}, l)}</Th>
            <Th sort={sortBy('code')}>{m.supplier_code({}, l)}</Th>
            <Th sort={sortBy('category')}>{m.supplier_category({}, l)}</Th>
            <Th sort={sortBy('region')}>{m.supplier_region({}, l)}</Th>
            <Th sort={sortBy('class')}>{m.supplier_column_class({}, l)}</Th>
            <Th sort={sortBy('spend')}>{m.supplier_spend({}, l)}</Th>
            <Th>{m.supplier_owner({}, l)}</Th>
            <Th sort={sortBy('status')}>{m.supplier_status({}, l)}</Th>
            <Th sort={sortBy('grade')}>{m.supplier_grade({}, l)}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.id} path={path} row={row} isTicked={ticked && ticked.includes(row.id)} />
          ))}
        </tbody>
      </Table>
    </Form>
  )
}

type RowProps = { path: string; row: SupplierRow; isTicked: boolean | null }

function Row({ path, row, isTicked }: RowProps) {
  const l = useLocale()
  return (
    <tr>
      <Td>
        <span className="flex items-start gap-2.5">
          {isTicked !== null && <TickBox row={row} isTicked={isTicked} />}
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link to={`${path}/${row.id}`} className="link font-medium">
              {nameFor(row, l)}
            </Link>
            {row.isStrategic && <Badge tone="accent">{m.supplier_is_strategic({}, l)}</Badge>}
          </span>
        </span>
      </Td>
      <Td>{row.code}</Td>
      <Td>{CATEGORY_LABELS[row.category]({}, l)}</Td>
      <Td>
        {REGION_LABELS[row.region]({}, l)}
        <span className="whitespace-nowrap text-soft"> · {placeName(row.province, l.locale)}</span>
      </Td>
      <Td className="whitespace-nowrap">{CLASS_LABELS[row.supplierClass]({}, l)}</Td>
      <Td className="whitespace-nowrap">{row.spendBand ? SPEND_LABELS[row.spendBand]({}, l) : '–'}</Td>
      <Td>{row.ownerName ?? '–'}</Td>
      <Td>
        <SupplierStatusBadge status={row.status} />
      </Td>
      <Td>
        <GradeScore grade={row.grade} score={row.score} />
        <StandingNote row={row} />
      </Td>
    </tr>
  )
}

/** Where the supplier stands now, when that is not where its latest result put it. */
function StandingNote({ row }: { row: SupplierRow }) {
  const l = useLocale()
  const { score, grade, standingScore, standingGrade } = row
  if (standingScore === null || (standingScore === score && standingGrade === grade)) return null
  return (
    <span className="mt-1 flex items-center gap-1.5 text-sm whitespace-nowrap text-soft">
      {m.closure_standing_now({}, l)}
      <GradeScore grade={standingGrade} score={standingScore} />
    </span>
  )
}

function TickBox({ row, isTicked }: { row: SupplierRow; isTicked: boolean }) {
  const l = useLocale()
  return (
    <>
      <input type="hidden" name={SHOWN_FIELD} value={row.id} />
      <input
        type="checkbox"
        name={TICKED_FIELD}
        value={row.id}
        defaultChecked={isTicked}
        aria-label={m.supplier_tick_one({ name: nameFor(row, l) }, l)}
        className="size-6 shrink-0"
      />
    </>
  )
}
