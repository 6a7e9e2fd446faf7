import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BoardFrame } from '#app/campaigns/board/BoardFrame.tsx'
import { openBoard } from '#app/campaigns/board/board-page.server.ts'
import { changeBoard, largestMoves } from '#app/campaigns/board/find-board.server.ts'
import { Gaps } from '#app/campaigns/board/Gaps.tsx'
import { MoveFigures, Movers } from '#app/campaigns/board/Moves.tsx'
import { resultsHref } from '#app/campaigns/board/result-search.ts'
import { GradeMatrix } from '#app/grading/GradeMatrix.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.board_tab_changes({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, campaign, now } = openBoard(request, context, params)
  return { campaign, now, ...changeBoard(db, campaign), ...largestMoves(db, campaign) }
}

export default function ChangesBoard() {
  const { campaign, now, grades, scores, gaps, selfGrades, fallen, risen } = useLoaderData<typeof loader>()
  const l = useLocale()
  const { id } = campaign
  const isEmpty = grades.up + grades.down + grades.same + grades.first === 0
  return (
    <BoardFrame campaign={campaign} now={now} tab="changes" basis={null}>
      {isEmpty ? (
        <EmptyState title={m.board_empty_title({}, l)}>{m.board_empty({}, l)}</EmptyState>
      ) : (
        <Stack>
          <Card
            title={m.board_moves({}, l)}
            actions={
              <>
                <ExportLinks
                  table="board-results"
                  search={`campaign=${id}&sort=change`}
                  of={m.board_all_moves({}, l)}
                />
                <ButtonLink to={resultsHref(id, { sort: 'change' })} variant="secondary" size="sm">
                  {m.board_all_moves({}, l)}
                </ButtonLink>
              </>
            }
          >
            <p className="mb-4 text-sm text-soft">{m.board_moves_note({}, l)}</p>
            <MoveFigures campaignId={id} grades={grades} scores={scores} />
          </Card>
          {scores.compared > 0 && (
            <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
              <Card title={m.board_fallen({}, l)} padded={false}>
                <Movers rows={fallen} caption={m.board_fallen({}, l)} />
              </Card>
              <Card title={m.board_risen({}, l)} padded={false}>
                <Movers rows={risen} caption={m.board_risen({}, l)} />
              </Card>
            </div>
          )}
          <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
            <Card
              title={m.board_gaps({}, l)}
              actions={<ExportLinks table="board-gaps" search={`campaign=${id}`} of={m.board_gaps({}, l)} />}
            >
              <Gaps campaignId={id} gaps={gaps} />
            </Card>
            <Card title={m.board_self_matrix({}, l)} padded={false}>
              <GradeMatrix
                caption={m.board_self_matrix({}, l)}
                heading={m.board_self_grade({}, l)}
                rows={selfGrades}
                hrefFor={(selfGrade, grade) => resultsHref(id, { selfGrade, grade })}
              />
            </Card>
          </div>
        </Stack>
      )}
    </BoardFrame>
  )
}
