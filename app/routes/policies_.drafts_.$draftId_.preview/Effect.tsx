import { Link } from '@remix-run/react'
import { GradeMark } from '#app/grading/GradeBadge.tsx'
import { GradeMatrix } from '#app/grading/GradeMatrix.tsx'
import { formatDateTime, formatNumber, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { reasonText, type DimensionTitles } from '#app/policies/labels.ts'
import { previewHref, type Way } from '#app/policies/preview-search.ts'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card } from '#app/ui/Page.tsx'
import { Pagination, Stat, Table, Td, Th } from '#app/ui/Table.tsx'
import type { PreviewData } from './route.tsx'

type Preview = NonNullable<PreviewData['preview']>
type List = NonNullable<Preview['list']>
type Props = PreviewData & { preview: Preview; list: List; titles: DimensionTitles }

/** What a draft would change: how many, from which grade to which, and who. */
export function Effect(props: Props) {
  const { draftId, search, preview } = props
  const { figures } = preview
  const l = useLocale()
  const path = `/policies/drafts/${draftId}/preview`
  const number = (value: number) => formatNumber(value, l.locale)
  const listOf = (way: Way | null) => `${previewHref(path, { campaignId: search.campaignId, way })}#list`
  return (
    <>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        <Stat
          label={m.policies_preview_moved({}, l)}
          value={number(figures.moved)}
          href={listOf(null)}
          note={m.policies_preview_moved_note({ total: number(figures.results) }, l)}
        />
        <Stat
          label={m.policies_preview_down({}, l)}
          value={number(figures.fallen)}
          {...(figures.fallen > 0 && { href: listOf('down') })}
        />
        <Stat
          label={m.policies_preview_up({}, l)}
          value={number(figures.risen)}
          {...(figures.risen > 0 && { href: listOf('up') })}
        />
      </div>
      <p className="text-sm text-soft">
        {m.policies_preview_basis(
          {
            verified: number(figures.byKind.verified),
            self: number(figures.byKind.self),
            at: formatDateTime(preview.startedAt, l.locale),
          },
          l,
        )}{' '}
        {m.policies_preview_scores({ count: number(figures.scoresMoved) }, l)}
      </p>
      <Card title={m.policies_preview_matrix({}, l)} padded={false}>
        <GradeMatrix
          caption={m.policies_preview_matrix({}, l)}
          heading={m.policies_preview_old({}, l)}
          rows={figures.matrix}
          hrefFor={(from, to) =>
            from === to ? null : `${previewHref(path, { campaignId: search.campaignId, from, to })}#list`
          }
        />
      </Card>
      <MovedList {...props} path={path} />
    </>
  )
}

function MovedList({ draftId, search, list, titles, path }: Props & { path: string }) {
  const l = useLocale()
  const { from, to, way, campaignId } = search
  const isFiltered = from !== null || to !== null || way !== null
  const { search: query } = new URL(previewHref('http://x/', { campaignId, from, to, way }))
  return (
    <Card
      id="list"
      title={
        <>
          {m.policies_preview_list({}, l)}
          {(from ?? to) && ` · ${from ?? ''} → ${to ?? ''}`}
          {way && ` · ${way === 'down' ? m.policies_preview_down({}, l) : m.policies_preview_up({}, l)}`}
        </>
      }
      actions={
        <>
          {isFiltered && (
            <Link to={`${previewHref(path, { campaignId })}#list`} className="link text-sm">
              {m.policies_preview_all({}, l)}
            </Link>
          )}
          {list.total > 0 && <ExportLinks table="policy-preview" search={`${query}&draft=${draftId}`} />}
        </>
      }
      padded={false}
      className="relative overflow-hidden"
    >
      {list.total === 0 ? (
        <p className="px-4 pb-5 text-soft sm:px-5">{m.policies_preview_list_none({}, l)}</p>
      ) : (
        <Table caption={m.policies_preview_list({}, l)}>
          <thead>
            <tr>
              <Th>{m.policies_preview_column_supplier({}, l)}</Th>
              <Th>{m.policies_preview_column_old({}, l)}</Th>
              <Th>{m.policies_preview_column_new({}, l)}</Th>
              <Th>{m.policies_preview_column_why({}, l)}</Th>
              <Th>{m.policies_preview_column_basis({}, l)}</Th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map(row => (
              <MovedRow key={row.assessmentId} row={row} titles={titles} />
            ))}
          </tbody>
        </Table>
      )}
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        hrefFor={page => `${previewHref(path, { campaignId, from, to, way, page })}#list`}
      />
    </Card>
  )
}

function MovedRow({ row, titles }: { row: List['rows'][number]; titles: DimensionTitles }) {
  const l = useLocale()
  return (
    <tr>
      <Td>
        <Link to={`/assessments/${row.assessmentId}/result`} className="link font-medium">
          {nameFor(row.supplier, l)}
        </Link>
        <p className="text-soft">{row.supplier.code}</p>
      </Td>
      <Td>
        <Score grade={row.oldGrade} score={row.oldScore} />
      </Td>
      <Td>
        <Score grade={row.newGrade} score={row.newScore} />
      </Td>
      <Td>
        <ul>
          {row.reasons.map((reason, at) => (
            <li key={at}>{reasonText(reason, titles, l)}</li>
          ))}
        </ul>
      </Td>
      <Td>{row.kind === 'verified' ? m.policies_basis_verified({}, l) : m.policies_basis_self({}, l)}</Td>
    </tr>
  )
}

function Score({ grade, score }: { grade: List['rows'][number]['oldGrade']; score: number | null }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      {grade && <GradeMark grade={grade} />}
      <span className="sr-only">{grade ?? '–'} </span>
      {formatScore(score)}
    </span>
  )
}
