import { Form, Link } from '@remix-run/react'
import type { DraftFigures } from '#app/campaigns/choose-population.server.ts'
import {
  CHANGE_FIELD,
  populationStepHref,
  POPULATION_VIEWS,
  type PopulationView,
} from '#app/campaigns/population-step.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { SupplierSearch } from '#app/suppliers/supplier-search.ts'
import { Button } from '#app/ui/Button.tsx'
import { cx } from '#app/ui/cx.ts'
import { Notice } from '#app/ui/Notice.tsx'

type Props = { path: string; figures: DraftFigures; max: number }

/** How many are chosen, who of them gets no mail, and who matches but is left out. */
export function ChosenFigures({ path, figures, max }: Props) {
  const l = useLocale()
  const { count, isTooMany, unreachable, spared } = figures
  const number = (value: number) => formatNumber(value, l.locale)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p aria-live="polite">
          <span className="text-soft">{m.campaign_chosen({}, l)}</span>{' '}
          <strong className="text-xl">{m.campaign_chosen_count({ count: number(count) }, l)}</strong>
        </p>
        {count > 0 && (
          <Form method="post" preventScrollReset>
            <Button type="submit" variant="quiet" size="sm" name={CHANGE_FIELD} value="nobody">
              {m.campaign_population_nobody({}, l)}
            </Button>
          </Form>
        )}
      </div>
      {isTooMany && (
        <Notice tone="bad">
          {m.campaign_population_too_many({ count: number(count), max: number(max) }, l)}
        </Notice>
      )}
      {unreachable > 0 && (
        <Notice tone="warn">
          {m.campaign_unreachable_notice({ count: number(unreachable) }, l)}{' '}
          <Link to={`${path}?view=unreachable`} className="link underline">
            {m.campaign_unreachable_show({}, l)}
          </Link>
        </Notice>
      )}
      {spared.closed + spared.disqualified > 0 && (
        <Notice tone="info">
          {spared.closed > 0 && <p>{m.campaign_spared_closed({ count: number(spared.closed) }, l)}</p>}
          {spared.disqualified > 0 && (
            <p>{m.campaign_spared_disqualified({ count: number(spared.disqualified) }, l)}</p>
          )}
          <p className="text-soft">{m.campaign_spared_hint({}, l)}</p>
        </Notice>
      )}
    </div>
  )
}

const VIEW_LABELS = {
  register: m.campaign_view_register,
  chosen: m.campaign_view_chosen,
  unreachable: m.campaign_view_unreachable,
}

/** The register, those chosen, those no mail reaches. */
export function Views(props: {
  path: string
  view: PopulationView
  search: SupplierSearch
  figures: DraftFigures
}) {
  const { path, view, search, figures } = props
  const l = useLocale()
  const counts = { register: null, chosen: figures.count, unreachable: figures.unreachable }
  return (
    <nav aria-label={m.campaign_list({}, l)} className="flex flex-wrap gap-2">
      {POPULATION_VIEWS.map(one => (
        <Link
          key={one}
          to={populationStepHref(path, one, search)}
          aria-current={one === view ? 'page' : undefined}
          preventScrollReset
          className={cx(
            'inline-flex min-h-8 items-center rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
            one === view ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
          )}
        >
          {VIEW_LABELS[one]({}, l)}
          {counts[one] !== null && ` · ${formatNumber(counts[one], l.locale)}`}
        </Link>
      ))}
    </nav>
  )
}
