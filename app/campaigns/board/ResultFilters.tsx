import { Form, Link } from '@remix-run/react'
import { GRADES } from '#app/grading/grades.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, optionsOf, REGION_LABELS } from '#app/suppliers/labels.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS } from '#app/suppliers/vocabulary.ts'
import { Button } from '#app/ui/Button.tsx'
import { SelectField } from '#app/ui/Field.tsx'
import { GAP_LABELS, MOVE_LABELS, SPEND_FILTER_LABELS } from './labels.ts'
import { MOVES, resultsHref, type ResultSearch } from './result-search.ts'

type Props = { campaignId: string; search: ResultSearch; dimension: string | null }

/** What a list of results is narrowed by: changed in the form, or taken away one by one. */
export function ResultFilters({ campaignId, search, dimension }: Props) {
  const l = useLocale()
  const all = { value: '', label: m.board_filter_all({}, l) }
  const select = (
    name: string,
    label: string,
    options: { value: string; label: string }[],
    value: unknown,
  ) => (
    <SelectField
      key={`${name} ${String(value)}`}
      name={name}
      label={label}
      required
      options={[all, ...options]}
      defaultValue={value === null ? '' : String(value)}
    />
  )
  const kept: [string, string | null][] = [
    ['basis', search.basis === 'self' ? 'self' : null],
    ['self', search.selfGrade],
    ['spend', search.spend],
    ['dimension', search.dimension],
    ['item', search.item],
    ['gap', search.gap],
    ['sort', search.item || search.dimension ? null : search.sort],
    ['direction', search.direction === 'desc' ? 'desc' : null],
  ]
  return (
    <div className="flex flex-col gap-3 px-4 pb-4 sm:px-5">
      <Form
        method="get"
        action={resultsHref(campaignId)}
        className="filters sm:grid-cols-3 lg:grid-cols-[repeat(5,minmax(7rem,1fr))_auto]"
      >
        {kept.map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
        {select(
          'grade',
          m.campaign_grade({}, l),
          GRADES.map(grade => ({ value: grade, label: grade })),
          search.grade,
        )}
        {select(
          'category',
          m.supplier_category({}, l),
          optionsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS, l),
          search.category,
        )}
        {select(
          'region',
          m.supplier_region({}, l),
          optionsOf(SUPPLIER_REGIONS, REGION_LABELS, l),
          search.region,
        )}
        {select(
          'class',
          m.board_class({}, l),
          optionsOf(SUPPLIER_CLASSES, CLASS_LABELS, l),
          search.supplierClass,
        )}
        {select('move', m.board_filter_move({}, l), optionsOf(MOVES, MOVE_LABELS, l), search.move)}
        <Button type="submit" variant="secondary">
          {m.board_filter_apply({}, l)}
        </Button>
      </Form>
      <Conditions campaignId={campaignId} search={search} dimension={dimension} />
    </div>
  )
}

/** The conditions that the form has no field for. */
function Conditions({ campaignId, search, dimension }: Props) {
  const l = useLocale()
  const texts = conditionsOf(search, dimension, l)
  if (texts.length === 0) return null
  return (
    <p className="text-sm">
      <span className="text-soft">{m.board_filters({}, l)}: </span>
      {texts.join('; ')}{' '}
      <Link to={resultsHref(campaignId, { basis: search.basis })} className="link whitespace-nowrap">
        {m.board_list_clear({}, l)}
      </Link>
    </p>
  )
}

function conditionsOf(search: ResultSearch, dimension: string | null, l: LocaleOption) {
  const { selfGrade, spend, item, gap } = search
  return [
    dimension && m.board_filter_dimension({ dimension }, l),
    item && m.board_filter_item({ item }, l),
    gap && m.board_filter_gap({ gap: GAP_LABELS[gap]({}, l) }, l),
    selfGrade && m.board_filter_self({ grade: selfGrade }, l),
    spend && m.board_filter_spend({ spend: SPEND_FILTER_LABELS[spend]({}, l) }, l),
  ].filter(text => text !== null)
}
