import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { CampaignStateBadge } from '#app/campaigns/CampaignStateBadge.tsx'
import { previewClosing } from '#app/campaigns/close-campaign.server.ts'
import { countSuppliersByStatus, findOverlapsByStatus } from '#app/campaigns/draft-queries.server.ts'
import { OverlapNotice } from '#app/campaigns/OverlapNotice.tsx'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { requireRound } from '#app/integrity/replies/round-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { localize } from '#app/questionnaires/localize.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { CheckField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? nameFor(data.round, l) : m.reply_page_title({}, l)))

export function loader(args: LoaderFunctionArgs) {
  const { db, campaign, l } = requireRound(args)
  const { id, nameZh, nameEn, state, dueAt, kind, reminderPlan, questionnaireVersionId } = campaign
  const version = findVersionById(db, questionnaireVersionId)
  const { population = [] } = profileOf(kind)
  return {
    round: { id, nameZh, nameEn, state, dueAt, reminderPlan },
    version: version?.version ?? '',
    notice: version?.content.notice ? localize(version.content.notice, l.locale) : null,
    count: state === 'draft' ? countSuppliersByStatus(db, population) : null,
    overlaps: state === 'draft' ? findOverlapsByStatus(db, population, kind) : [],
    closing: state === 'open' ? previewClosing(db, campaign, args.context.now) : null,
  }
}

/** A draft with whom it goes to and what it says, to be opened; an open round, to be closed. */
export default function Round() {
  const { round, version, notice, count, overlaps, closing } = useLoaderData<typeof loader>()
  const l = useLocale()
  const { daysBefore, daysAfter } = round.reminderPlan
  return (
    <Page
      title={nameFor(round, l)}
      lead={<CampaignStateBadge state={round.state} />}
      actions={
        count !== null && (
          <ButtonLink to={`/integrity/rounds/${round.id}/changes`} variant="secondary">
            {m.reply_round_change({}, l)}
          </ButtonLink>
        )
      }
      back={{ to: `/integrity?round=${round.id}`, label: m.reply_page_title({}, l) }}
      width="narrow"
    >
      <Stack>
        <Card>
          <Definitions
            items={[
              { term: m.campaign_due_on({}, l), value: formatDate(round.dueAt, l.locale) },
              { term: m.campaign_questionnaire_version({}, l), value: version },
              {
                term: m.reply_round_reminders({}, l),
                value: m.reply_round_reminder_days(
                  { before: daysBefore.join(l.locale === 'en' ? ', ' : '、'), after: daysAfter.join(', ') },
                  l,
                ),
              },
              ...(count === null
                ? []
                : [{ term: m.reply_round_population({}, l), value: formatNumber(count, l.locale) }]),
            ]}
          />
        </Card>
        {notice && (
          <Card title={notice.title}>
            <div className="flex flex-col gap-2">
              {notice.body.split('\n').map(line => (
                <p key={line}>{line}</p>
              ))}
            </div>
          </Card>
        )}
        <OverlapNotice overlaps={overlaps} pathOf={id => `/integrity/rounds/${id}`} />
        {count !== null && <Opening roundId={round.id} count={count} />}
        {closing && <Closing roundId={round.id} {...closing} />}
      </Stack>
    </Page>
  )
}

function Opening({ roundId, count }: { roundId: string; count: number }) {
  const l = useLocale()
  return (
    <Card title={m.reply_round_open({}, l)}>
      <p className="text-soft">{m.reply_round_open_lead({ count: formatNumber(count, l.locale) }, l)}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Form method="post" action={`/integrity/rounds/${roundId}/opening`}>
          <input type="hidden" name="expected" value={count} />
          <Button type="submit">{m.reply_round_open({}, l)}</Button>
        </Form>
        <Form method="post" action={`/integrity/rounds/${roundId}/discarding`}>
          <Button type="submit" variant="secondary">
            {m.reply_round_discard({}, l)}
          </Button>
        </Form>
      </div>
    </Card>
  )
}

type ClosingProps = { roundId: string; answering: number; running: number }

function Closing({ roundId, answering, running }: ClosingProps) {
  const l = useLocale()
  return (
    <Card title={m.campaign_close({}, l)}>
      <p className="text-soft">{m.reply_round_close_lead({ count: formatNumber(answering, l.locale) }, l)}</p>
      <Form
        method="post"
        action={`/integrity/rounds/${roundId}/closing`}
        className="mt-3 flex flex-col gap-3"
      >
        {running > 0 && <CheckField name="even" value="yes" label={m.campaign_close_even({}, l)} required />}
        <div>
          <Button type="submit" variant="danger">
            {m.campaign_close_confirm({}, l)}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
