import { Link } from '@remix-run/react'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Tone } from '#app/ui/Badge.tsx'
import { NumberLink } from '#app/ui/NumberLink.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { actionsHref, NONE } from '../actions/action-search.ts'
import type { ActionState } from '../actions/action-state.ts'
import type { AgeBucket } from '../actions/age-bucket.ts'
import { ACTION_STATE_LABELS, AGE_LABELS, SEVERITY_LABELS } from '../actions/labels.ts'
import type { Severity } from '../actions/vocabulary.ts'
import type { OpenFigures } from './figures.ts'
import type { actionBoard } from './find-board.server.ts'
import { OpenDistribution } from './OpenDistribution.tsx'
import { OpenTable } from './OpenTable.tsx'

type Board = ReturnType<typeof actionBoard>
type Lines<K extends keyof OpenFigures> = { lines: OpenFigures[K] }

const AGE_TONES: Record<AgeBucket, Tone> = {
  'up-to-2': 'good',
  '2-to-4': 'info',
  '4-to-6': 'warn',
  'over-6': 'bad',
}
const SEVERITY_TONES: Record<Severity, Tone> = { critical: 'bad', major: 'warn', minor: 'neutral' }
const WAITS_FOR_BUYER: readonly ActionState[] = ['contested', 'plan-review', 'verifying']

export function StateCard({ lines }: Lines<'states'>) {
  const l = useLocale()
  return (
    <Card title={m.actionboard_by_state({}, l)}>
      <OpenDistribution
        title={m.actionboard_by_state({}, l)}
        heading={m.actionboard_state({}, l)}
        lines={lines}
        labelOf={state => ACTION_STATE_LABELS[state]({}, l)}
        toneOf={state => (WAITS_FOR_BUYER.includes(state) ? 'warn' : 'accent')}
        filterOf={state => ({ state })}
      />
    </Card>
  )
}

export function AgeCard({ lines }: Lines<'ages'>) {
  const l = useLocale()
  return (
    <Card title={m.actionboard_by_age({}, l)}>
      <p className="mb-3 text-sm text-soft">{m.actionboard_by_age_note({}, l)}</p>
      <OpenDistribution
        title={m.actionboard_by_age({}, l)}
        heading={m.actionboard_age({}, l)}
        lines={lines}
        labelOf={age => AGE_LABELS[age]({}, l)}
        toneOf={age => AGE_TONES[age]}
        filterOf={age => ({ age })}
      />
    </Card>
  )
}

export function SeverityCard({ lines }: Lines<'severities'>) {
  const l = useLocale()
  return (
    <Card title={m.actionboard_by_severity({}, l)}>
      <OpenDistribution
        title={m.actionboard_by_severity({}, l)}
        heading={m.actionboard_severity({}, l)}
        lines={lines}
        labelOf={severity => SEVERITY_LABELS[severity]({}, l)}
        toneOf={severity => SEVERITY_TONES[severity]}
        filterOf={severity => ({ severity })}
      />
    </Card>
  )
}

export function DimensionCard({
  lines,
  titles,
}: Lines<'dimensions'> & { titles: Readonly<Record<string, string>> }) {
  const l = useLocale()
  return (
    <Card title={m.actionboard_by_dimension({}, l)} padded={false}>
      <OpenTable
        caption={m.actionboard_by_dimension({}, l)}
        heading={m.actionboard_dimension({}, l)}
        rows={lines.map(({ key, ...line }) => ({
          key: key ?? NONE,
          name: key === null ? m.actionboard_no_dimension({}, l) : (titles[key] ?? key),
          filter: { dimension: key ?? NONE },
          line,
        }))}
      />
    </Card>
  )
}

/** The load of everybody who follows actions. */
export function OwnerCard({ lines, names }: Lines<'owners'> & { names: Board['ownerNames'] }) {
  const l = useLocale()
  return (
    <Card title={m.actionboard_by_owner({}, l)} padded={false}>
      <OpenTable
        caption={m.actionboard_by_owner({}, l)}
        heading={m.actionboard_owner({}, l)}
        rows={lines.map(({ key, ...line }) => ({
          key: key ?? NONE,
          name: key === null ? m.actionboard_no_owner({}, l) : (names[key] ?? m.actionboard_former({}, l)),
          filter: { ownerId: key ?? NONE },
          line,
        }))}
      />
    </Card>
  )
}

export function SupplierCard({ suppliers }: { suppliers: Board['suppliers'] }) {
  const l = useLocale()
  return (
    <Card title={m.actionboard_by_supplier({}, l)} padded={false}>
      <Table caption={m.actionboard_by_supplier({}, l)} narrow>
        <thead>
          <tr>
            <Th>{m.actionboard_supplier({}, l)}</Th>
            <Th>{m.actionboard_standing({}, l)}</Th>
            <Th numeric>{m.actionboard_open({}, l)}</Th>
            <Th numeric>{m.actionboard_overdue({}, l)}</Th>
          </tr>
        </thead>
        <tbody>
          {suppliers.map(supplier => {
            const name = nameFor(supplier, l)
            return (
              <tr key={supplier.id}>
                <Td>
                  <Link to={`/suppliers/${supplier.id}`} className="link">
                    {name}
                  </Link>
                </Td>
                <Td>
                  <GradeBadge grade={supplier.standingGrade} />
                </Td>
                <Td numeric>
                  <NumberLink
                    value={supplier.open}
                    to={actionsHref({ state: 'open', supplierId: supplier.id })}
                    label={`${name}, ${m.actionboard_open({}, l)}`}
                  />
                </Td>
                <Td numeric>
                  <NumberLink
                    value={supplier.overdue}
                    to={actionsHref({ isOverdue: true, supplierId: supplier.id })}
                    label={`${name}, ${m.actionboard_overdue({}, l)}`}
                  />
                </Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Card>
  )
}
