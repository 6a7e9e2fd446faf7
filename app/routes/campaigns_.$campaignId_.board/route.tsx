import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BoardFrame } from '#app/campaigns/board/BoardFrame.tsx'
import { openBoard } from '#app/campaigns/board/board-page.server.ts'
import { ClassTable } from '#app/campaigns/board/ClassTable.tsx'
import { gradeBoard } from '#app/campaigns/board/find-board.server.ts'
import { GradeYears } from '#app/campaigns/board/GradeYears.tsx'
import { resultsHref } from '#app/campaigns/board/result-search.ts'
import { GradeDistribution } from '#app/campaigns/GradeDistribution.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { ButtonAnchor, ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_board_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, campaign, basis, now } = openBoard(request, context, params)
  return { campaign, basis, now, ...gradeBoard(db, campaign, basis) }
}

export default function Board() {
  const { campaign, now, basis, grades, ungraded, classes, years } = useLoaderData<typeof loader>()
  const l = useLocale()
  const path = `/campaigns/${campaign.id}`
  const query = `campaign=${campaign.id}&basis=${basis}`
  return (
    <BoardFrame
      campaign={campaign}
      now={now}
      tab="grades"
      basis={basis}
      actions={
        <>
          <ButtonLink to={resultsHref(campaign.id, { basis })} variant="secondary">
            {m.board_list({}, l)}
          </ButtonLink>
          <ButtonAnchor href={`${path}/classification.pdf`} variant="secondary">
            {m.board_summary({}, l)} PDF
          </ButtonAnchor>
          <ButtonAnchor href={`${path}/classification.xlsx`} variant="secondary">
            Excel
          </ButtonAnchor>
        </>
      }
    >
      <Stack>
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card title={m.campaign_distribution({}, l)}>
            <GradeDistribution
              path={path}
              gradeHref={grade => resultsHref(campaign.id, { basis, grade })}
              grades={grades}
              counts={ungraded}
              basis={basis}
            />
          </Card>
          <Stack>
            <Notice tone="info">{m.campaign_c_note({}, l)}</Notice>
            {classes.length === 0 && (
              <Notice tone="neutral" title={m.board_empty_title({}, l)}>
                {m.board_empty({}, l)}
              </Notice>
            )}
            <Card
              title={m.board_years({}, l)}
              actions={<ExportLinks table="board-years" search={query} of={m.board_years({}, l)} />}
              padded={false}
            >
              <p className="px-4 pb-2 text-sm text-soft sm:px-5">{m.board_years_note({}, l)}</p>
              <GradeYears years={years} basis={basis} />
            </Card>
          </Stack>
        </div>
        {classes.length > 0 && (
          <Card
            title={m.board_classes({}, l)}
            actions={<ExportLinks table="board-classes" search={query} of={m.board_classes({}, l)} />}
            padded={false}
          >
            <ClassTable campaignId={campaign.id} rows={classes} basis={basis} />
          </Card>
        )}
      </Stack>
    </BoardFrame>
  )
}
