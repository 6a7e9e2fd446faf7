import { Form } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { choiceHref, MAX_CHOSEN } from './selection.ts'
import { filterParams, type SupplierFilter } from './supplier-search.ts'

type Props = {
  /** How many the person has ticked, on whatever page. */
  count: number
  /** How many match the filter of the list shown. */
  total: number
  filter: SupplierFilter
  /** Id of the form the ticks stand in. */
  formId: string
  /** Address of the list, to come back to. */
  back: string
  /** Where the chosen are changed together. */
  path: string
}

/** What has been ticked so far and what can be done with it. Works without JavaScript: then ticks are kept by a button. */
export function SelectionBar({ count, total, filter, formId, back, path }: Props) {
  const l = useLocale()
  const isHydrated = useHydrated()
  return (
    <section
      aria-label={m.supplier_ticks_bar({}, l)}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 sm:px-5 no-print"
    >
      <p aria-live="polite" className={count > 0 ? 'font-medium' : 'text-soft'}>
        {count > 0
          ? m.supplier_ticked_count({ count: formatNumber(count, l.locale) }, l)
          : m.supplier_ticked_none({}, l)}
      </p>
      {!isHydrated && (
        <Button type="submit" form={formId} variant="secondary" size="sm">
          {m.supplier_ticks_keep({}, l)}
        </Button>
      )}
      {count > 0 && (
        <ButtonLink to={choiceHref(path, { isTicked: true })} size="sm">
          {m.supplier_ticks_change({}, l)}
        </ButtonLink>
      )}
      {total > 0 && total <= MAX_CHOSEN && <TickMatching total={total} filter={filter} back={back} />}
      {count > 0 && (
        <Form method="post" action="/suppliers/selection">
          <input type="hidden" name="back" value={back} />
          <Button type="submit" name="do" value="clear" variant="quiet" size="sm">
            {m.supplier_ticks_clear({}, l)}
          </Button>
        </Form>
      )}
    </section>
  )
}

function TickMatching({ total, filter, back }: Pick<Props, 'total' | 'filter' | 'back'>) {
  const l = useLocale()
  return (
    <Form method="post" action="/suppliers/selection">
      <input type="hidden" name="back" value={back} />
      {filterParams(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" name="do" value="matching" variant="secondary" size="sm">
        {m.supplier_ticks_add_all({ count: formatNumber(total, l.locale) }, l)}
      </Button>
    </Form>
  )
}
