import { Form } from '@remix-run/react'
import { NOBODY, type QueueRequest } from '#app/assessments/queue-search.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FilterButtons } from '#app/suppliers/FilterFields.tsx'
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
  const flags = [
    { value: '', label: m.review_queue_flag_all({}, l) },
    { value: '1', label: m.review_queue_flag_comments({}, l) },
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
      className="filters sm:grid-cols-2 lg:grid-cols-[repeat(4,minmax(9rem,1fr))_auto]"
    >
      {request.filter && <input type="hidden" name="state" value={request.filter} />}
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
        name="comments"
        label={m.review_queue_flag({}, l)}
        options={flags}
        defaultValue={request.hasComments ? '1' : ''}
      />
      <SelectField
        name="order"
        label={m.review_queue_order({}, l)}
        options={orders}
        defaultValue={request.order}
      />
      <FilterButtons clearTo="/reviews" />
    </Form>
  )
}
