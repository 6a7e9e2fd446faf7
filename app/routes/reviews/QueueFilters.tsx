import { Form } from '@remix-run/react'
import { NOBODY, TRIGGER_FILTERS, type QueueRequest } from '#app/assessments/queue-search.ts'
import { TRIGGER_FILTER_LABELS } from '#app/assessments/review/labels.ts'
import { GRADES } from '#app/grading/grades.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FilterButtons, SupplierKindFields } from '#app/suppliers/FilterFields.tsx'
import { optionsOf } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SelectField } from '#app/ui/Field.tsx'

type Props = {
  request: QueueRequest
  /** The reader, whose own work is one click away. */
  userId: string
  choices: {
    rounds: { id: string; nameZh: string; nameEn: string }[]
    reviewers: { id: string; name: string }[]
  }
}

const GRID = 'filters sm:grid-cols-2 lg:grid-cols-[repeat(4,minmax(9rem,1fr))_auto]'

/** Whose, of which round, and what stands out: a plain GET form, so the address says what is shown. */
export function QueueFilters({ request, userId, choices }: Props) {
  const l = useLocale()
  const others = choices.reviewers.filter(({ id }) => id !== userId)
  const reviewers = [
    { value: '', label: m.review_queue_reviewer_all({}, l) },
    { value: userId, label: m.review_queue_reviewer_mine({}, l) },
    { value: NOBODY, label: m.review_queue_reviewer_none({}, l) },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const rounds = [
    { value: '', label: m.review_queue_campaign_all({}, l) },
    ...choices.rounds.map(round => ({ value: round.id, label: nameFor(round, l) })),
  ]
  const triggers = [
    { value: '', label: m.supplier_any({}, l) },
    ...optionsOf(TRIGGER_FILTERS, TRIGGER_FILTER_LABELS, l),
  ]
  const orders = [
    { value: 'due', label: m.review_queue_order_due({}, l) },
    { value: 'low', label: m.review_queue_order_low({}, l) },
  ]
  return (
    <Form
      action="/reviews"
      role="search"
      aria-label={m.review_queue_filters({}, l)}
      key={JSON.stringify(request)}
    >
      {request.filter && <input type="hidden" name="state" value={request.filter} />}
      <div className={GRID}>
        <SelectField
          name="reviewer"
          label={m.review_queue_reviewer({}, l)}
          options={reviewers}
          defaultValue={request.reviewer ?? ''}
        />
        <SelectField
          name="campaign"
          label={m.review_queue_campaign({}, l)}
          options={rounds}
          defaultValue={request.campaignId ?? ''}
        />
        <SelectField
          name="trigger"
          label={m.review_queue_trigger({}, l)}
          options={triggers}
          defaultValue={request.trigger ?? ''}
        />
        <SelectField
          name="order"
          label={m.review_queue_order({}, l)}
          options={orders}
          defaultValue={request.order}
        />
        <FilterButtons clearTo="/reviews" />
      </div>
      <MoreFilters request={request} />
    </Form>
  )
}

/** What is filtered by less often; open as long as one of them is in use. */
function MoreFilters({ request }: Pick<Props, 'request'>) {
  const { category, supplierClass, selfGrade, hasComments } = request
  const l = useLocale()
  const any = { value: '', label: m.supplier_any({}, l) }
  const isAnyInUse = hasComments || category !== null || supplierClass !== null || selfGrade !== null
  return (
    <details className="mt-3" open={isAnyInUse}>
      <summary className="link inline-block text-sm">{m.supplier_filter_more({}, l)}</summary>
      <div className="mt-2 filters sm:grid-cols-2 lg:grid-cols-4">
        <SupplierKindFields category={category} supplierClass={supplierClass} />
        <SelectField
          name="self"
          label={m.export_self_grade({}, l)}
          options={[any, ...GRADES.map(grade => ({ value: grade, label: grade }))]}
          defaultValue={selfGrade ?? ''}
        />
        <SelectField
          name="comments"
          label={m.review_queue_flag({}, l)}
          options={[any, { value: '1', label: m.review_queue_flag_comments({}, l) }]}
          defaultValue={hasComments ? '1' : ''}
        />
      </div>
    </details>
  )
}
