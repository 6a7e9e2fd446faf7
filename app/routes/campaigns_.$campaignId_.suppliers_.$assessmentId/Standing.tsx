import { Form } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import type { ParticipantData } from './route.tsx'

/** More time, an exemption, the answers: whichever fits where the supplier stands. */
export function Actions({ assessment, campaign, isAnswering, mayManage, path }: ParticipantData) {
  const l = useLocale()
  const exempt = `/campaigns/${campaign.id}/exemptions?assessmentId=${assessment.id}`
  return (
    <>
      {assessment.isSubmitted && (
        <ButtonLink to={`/assessments/${assessment.id}/answers`} variant="secondary">
          {m.campaign_one_answers({}, l)}
        </ButtonLink>
      )}
      {isAnswering && mayManage && (
        <>
          <ButtonLink to={`${path}/extension`} variant="secondary">
            {m.campaign_one_extend({}, l)}
          </ButtonLink>
          <ButtonLink to={exempt} variant="secondary">
            {m.campaign_exempt({}, l)}
          </ButtonLink>
        </>
      )}
    </>
  )
}

/** The supplier does not want to take part: why, and the way to ask again. */
export function Declined({ assessment, isAnswering, mayManage, path }: ParticipantData) {
  const l = useLocale()
  const { declinedAt, declineReason } = assessment
  if (!declinedAt) return null
  return (
    <Notice tone="warn" title={m.campaign_one_declined({ date: formatDate(declinedAt, l.locale) }, l)}>
      <p>{declineReason}</p>
      {isAnswering && mayManage && (
        <>
          <p className="mt-2 text-soft">{m.campaign_one_declined_hint({}, l)}</p>
          <Form method="post" action={`${path}/invitation`} className="mt-3">
            <Button type="submit" variant="secondary" size="sm">
              {m.campaign_one_ask_again({}, l)}
            </Button>
          </Form>
        </>
      )}
    </Notice>
  )
}

/** Why it was exempted, and the way back while the campaign is open. */
export function Exempted({ assessment, campaign, mayManage, path }: ParticipantData) {
  const l = useLocale()
  if (assessment.state !== 'exempt') return null
  return (
    <Notice tone="info" title={m.campaign_one_exempt_reason({}, l)}>
      <p>{assessment.exemptReason}</p>
      {campaign.state === 'open' && mayManage && (
        <Form method="post" action={`${path}/exemption-end`} className="mt-3">
          <Button type="submit" variant="secondary" size="sm">
            {m.campaign_one_end_exemption({}, l)}
          </Button>
        </Form>
      )}
    </Notice>
  )
}

/** Who reviews; a manager can change it until the grade is published. */
export function Reviewer({ assessment, reviewers, mayManage, path }: ParticipantData) {
  const l = useLocale()
  const nobody = m.campaign_handover_nobody({}, l)
  if (!mayManage || assessment.state === 'published') return assessment.reviewerName ?? nobody
  return (
    <Form method="post" action={`${path}/reviewer`} className="flex flex-wrap items-center gap-2">
      <select
        name="reviewerId"
        key={assessment.reviewerId}
        defaultValue={assessment.reviewerId ?? ''}
        aria-label={m.campaign_one_reviewer({}, l)}
        className="control max-w-64"
      >
        <option value="">{nobody}</option>
        {reviewers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Button type="submit" variant="secondary" size="sm">
        {m.campaign_one_reviewer_save({}, l)}
      </Button>
    </Form>
  )
}
