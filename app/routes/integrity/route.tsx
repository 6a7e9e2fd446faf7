import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeIntegrity, canSeeIntegrityStatus } from '#app/accounts/roles.ts'
import { CampaignStateBadge } from '#app/campaigns/CampaignStateBadge.tsx'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import {
  findReplyPage,
  listReplyRounds,
  replyStanding,
  sightOf,
} from '#app/integrity/replies/find-replies.server.ts'
import { readReplySearch } from '#app/integrity/replies/reply-search.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { RoundPicker } from './RoundPicker.tsx'
import { ReplyList } from './ReplyList.tsx'
import { Standing } from './Standing.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.reply_page_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrityStatus)
  const { searchParams } = new URL(request.url)
  const db = getDb()
  const sees = sightOf(actor) ?? 'open'
  const rounds = listReplyRounds(db, actor)
  const round =
    rounds.find(({ id }) => id === searchParams.get('round')) ?? rounds.find(isUnderWay) ?? rounds[0]
  const search = readReplySearch(searchParams, sees)
  return {
    mayManage: canSeeIntegrity(actor),
    rounds: rounds.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
    search,
    round: round && {
      id: round.id,
      nameZh: round.nameZh,
      nameEn: round.nameEn,
      state: round.state,
      dueAt: round.dueAt,
    },
    standing: round && round.state !== 'draft' ? replyStanding(db, round.id, sees) : null,
    list: round && round.state !== 'draft' ? findReplyPage(db, round.id, search) : null,
  }
}

export default function Integrity() {
  const { mayManage, rounds, round, standing, list, search } = useLoaderData<typeof loader>()
  const l = useLocale()
  const add = mayManage && <ButtonLink to="/integrity/rounds/new">{m.reply_round_new({}, l)}</ButtonLink>
  if (!round)
    return (
      <Page title={m.reply_page_title({}, l)}>
        <EmptyState title={m.reply_empty_title({}, l)} action={add}>
          {m.reply_empty({}, l)}
        </EmptyState>
      </Page>
    )
  return (
    <Page
      title={m.reply_page_title({}, l)}
      lead={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span>{nameFor(round, l)}</span>
          <CampaignStateBadge state={round.state} />
          <span>{m.reply_due({ date: formatDate(round.dueAt, l.locale) }, l)}</span>
        </span>
      }
      actions={
        mayManage && (
          <>
            <ButtonLink to={`/integrity/rounds/${round.id}`} variant="secondary">
              {m.reply_round_manage({}, l)}
            </ButtonLink>
            {add}
          </>
        )
      }
    >
      <Stack>
        <RoundPicker rounds={rounds} current={round.id} />
        {standing && <Standing roundId={round.id} standing={standing} mayManage={mayManage} />}
        {list && <ReplyList roundId={round.id} list={list} search={search} mayManage={mayManage} />}
      </Stack>
    </Page>
  )
}

function isUnderWay({ state }: { state: string }) {
  return state === 'open'
}
