import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { StepButton } from '#app/remediation/audits/AuditForm.tsx'
import { doneIn } from '#app/remediation/audits/DimensionForm.tsx'
import type { AuditDimension } from '#app/remediation/audits/find-audit.server.ts'
import { ResultBadge } from '#app/remediation/audits/ResultBadge.tsx'
import { severityOf } from '#app/remediation/audits/vocabulary.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { AuditData } from './route.tsx'

/** The items of the checklist with what has been recorded; the auditor goes on from here, dimension by dimension. */
export function ItemsCard({ page }: { page: AuditData }) {
  const { audit, dimensions, isOwn, steps } = page
  const l = useLocale()
  const hasSelf = dimensions.some(({ items }) => items.some(({ selfResult }) => selfResult !== null))
  const hasResults = dimensions.some(({ items }) => items.some(({ result }) => result !== null))
  const mayRecord = steps.includes('issue-findings')
  const isToAccept = dimensions.some(({ items }) =>
    items.some(({ selfResult, result }) => selfResult !== null && result === null),
  )
  if (!hasSelf && !hasResults && !mayRecord) return null
  const who = isOwn && !hasResults ? 'supplier' : 'auditor'
  return (
    <Card
      title={m.audit_items({}, l)}
      actions={
        mayRecord &&
        isToAccept && (
          <StepButton to={`/audits/${audit.id}/acceptance`} rev={audit.rev} variant="secondary">
            {m.audit_accept_self({}, l)}
          </StepButton>
        )
      }
    >
      <ul className="divide-y divide-line">
        {dimensions.map(dimension => (
          <li key={dimension.code} className="py-2">
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="font-medium">{dimension.title}</span>
              <span className="flex items-center gap-4 text-sm">
                <Deviations dimension={dimension} />
                <span className="text-soft tabular-nums">
                  {doneIn(dimension.items, who)} / {dimension.items.length}
                </span>
                {mayRecord && (
                  <Link
                    to={`/audits/${audit.id}/results/${dimension.code.toLowerCase()}`}
                    className="link inline-flex min-h-6 items-center"
                    aria-label={m.audit_record_of({ name: dimension.title }, l)}
                  >
                    {m.audit_record({}, l)}
                  </Link>
                )}
              </span>
            </div>
            {(hasSelf || hasResults) && (
              <details className="mt-1">
                <summary className="link inline-block text-sm">{m.audit_show_items({}, l)}</summary>
                <ItemTable dimension={dimension} hasSelf={hasSelf} hasResults={hasResults} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** How many items deviate, where any do. */
function Deviations({ dimension }: { dimension: AuditDimension }) {
  const l = useLocale()
  const count = dimension.items.filter(({ result }) => severityOf(result) !== null).length
  if (count === 0) return null
  return <Badge tone="warn">{m.audit_deviations({ count: String(count) }, l)}</Badge>
}

type TableProps = { dimension: AuditDimension; hasSelf: boolean; hasResults: boolean }

function ItemTable({ dimension, hasSelf, hasResults }: TableProps) {
  const l = useLocale()
  return (
    <div className="mt-2">
      <Table caption={dimension.title}>
        <thead>
          <tr>
            <Th>{m.audit_item({}, l)}</Th>
            {hasSelf && <Th>{m.audit_self_result({}, l)}</Th>}
            {hasResults && <Th>{m.audit_result({}, l)}</Th>}
          </tr>
        </thead>
        <tbody>
          {dimension.items.map(item => (
            <tr key={item.code}>
              <Td>
                <span className="font-medium">{item.code}</span> {item.question}
              </Td>
              {hasSelf && (
                <Td>
                  <ResultBadge result={item.selfResult} isSelf />
                  <Note text={item.selfNote} />
                </Td>
              )}
              {hasResults && (
                <Td>
                  <ResultBadge result={item.result} />
                  <Note text={item.note} />
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Note({ text }: { text: string }) {
  return text === '' ? null : <p className="mt-1 max-w-80 break-words whitespace-pre-wrap">{text}</p>
}
