import { Form, Link, useSubmit } from '@remix-run/react'
import { useEffect, useRef, type ChangeEvent } from 'react'
import { populationStepHref, SHOWN_FIELD, TICKED_FIELD } from '#app/campaigns/population-step.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierStatusBadge } from '#app/suppliers/SupplierStatusBadge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Tick } from '#app/ui/Field.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { PopulationData } from './route.tsx'

type Props = Pick<PopulationData, 'view' | 'search' | 'list'> & { path: string }

/** One page of suppliers, each ticked when chosen. A tick is saved at once; without JavaScript, by the button. */
export function Chooser({ path, view, search, list }: Props) {
  const l = useLocale()
  const submit = useSubmit()
  const isHydrated = useHydrated()
  return (
    <Form
      method="post"
      preventScrollReset
      onChange={event => submit(event.currentTarget, { preventScrollReset: true, replace: true })}
    >
      {list.rows.map(({ id }) => (
        <input key={id} type="hidden" name={SHOWN_FIELD} value={id} />
      ))}
      <Card padded={false} className="relative overflow-hidden">
        <Rows list={list} />
        <Pagination
          page={list.page}
          pageCount={list.pageCount}
          hrefFor={page => populationStepHref(path, view, search, { page })}
        />
      </Card>
      {!isHydrated && (
        <Button type="submit" variant="secondary" className="mt-3">
          {m.campaign_population_save({}, l)}
        </Button>
      )}
    </Form>
  )
}

function Rows({ list }: Pick<PopulationData, 'list'>) {
  const l = useLocale()
  const isHydrated = useHydrated()
  return (
    <Table caption={m.campaign_step_population({}, l)}>
      <thead>
        <tr>
          <Th>{isHydrated ? <ChooseAll rows={list.rows} /> : m.supplier_name({}, l)}</Th>
          <Th>{m.supplier_code({}, l)}</Th>
          <Th>{m.supplier_category({}, l)}</Th>
          <Th>{m.supplier_region({}, l)}</Th>
          <Th>{m.supplier_column_class({}, l)}</Th>
          <Th>{m.supplier_status({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map(row => (
          <tr key={row.id}>
            <Td>
              <span className="flex items-center gap-2">
                <TickBox
                  value={row.id}
                  isChosen={row.isChosen}
                  label={m.campaign_choose_select({ name: nameFor(row, l) }, l)}
                />
                <Link to={`/suppliers/${row.id}`} className="link font-medium">
                  {nameFor(row, l)}
                </Link>
              </span>
            </Td>
            <Td>{row.code}</Td>
            <Td>{CATEGORY_LABELS[row.category]({}, l)}</Td>
            <Td>{REGION_LABELS[row.region]({}, l)}</Td>
            <Td>{CLASS_LABELS[row.supplierClass]({}, l)}</Td>
            <Td>
              <SupplierStatusBadge status={row.status} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type TickBoxProps = { value: string; isChosen: boolean; label: string }

/** Follows the choice also when it was changed elsewhere: an input somebody has touched keeps its own state. */
function TickBox({ value, isChosen, label }: TickBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.checked = isChosen
  }, [isChosen])
  return (
    <input
      ref={box}
      type="checkbox"
      name={TICKED_FIELD}
      value={value}
      defaultChecked={isChosen}
      aria-label={label}
      className="size-6 shrink-0"
    />
  )
}

/** Ticks or unticks the whole page; the form's own change then saves it. */
function ChooseAll({ rows }: { rows: PopulationData['list']['rows'] }) {
  const l = useLocale()
  const areAllChosen = rows.every(row => row.isChosen)
  function toggle(event: ChangeEvent<HTMLInputElement>) {
    const { checked, form } = event.currentTarget
    form?.querySelectorAll<HTMLInputElement>(`input[name=${TICKED_FIELD}]`).forEach(box => {
      box.checked = checked
    })
  }
  return (
    <Tick
      key={String(areAllChosen)}
      type="checkbox"
      label={m.campaign_choose_page({}, l)}
      defaultChecked={areAllChosen}
      onChange={toggle}
    />
  )
}
