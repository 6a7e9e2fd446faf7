import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { itemAnswer } from '#app/assessments/checklist.ts'
import { commentsByItem } from '#app/assessments/comments.server.ts'
import { FoldedTimeline } from '#app/history/FoldedTimeline.tsx'
import { assessmentTimeline, readBefore } from '#app/history/timeline.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { ColourBadge } from '#app/integrity/replies/ColourBadge.tsx'
import { findReplyInFull } from '#app/integrity/replies/find-replies.server.ts'
import { m } from '#app/paraglide/messages.js'
import { localizeItem } from '#app/questionnaires/localize.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { ReplyItem } from './ReplyItem.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? nameFor(data.supplier, l) : m.reply_page_title({}, l)))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const db = getDb()
  const { locale } = context
  const { checklist, reply, flags } = requireFound(findReplyInFull(db, actor, params.assessmentId ?? ''))
  const { assessment, dimensions, answers, evidence } = checklist
  const comments = commentsByItem(db, actor, assessment, locale)
  const { id, supplier, campaign } = assessment
  return {
    id,
    supplier,
    campaign: { id: campaign.id, nameZh: campaign.nameZh, nameEn: campaign.nameEn },
    reply: {
      colour: reply.colour,
      signatoryName: reply.signatoryName,
      signatoryTitle: reply.signatoryTitle,
      repliedAt: reply.repliedAt,
    },
    items: dimensions.flatMap(({ items }) =>
      items.map(item => {
        const { code, question, fields, flags: known = [] } = localizeItem(item, locale)
        return {
          code,
          question,
          fields,
          answer: itemAnswer(answers[code]) ?? null,
          files: (evidence[code] ?? []).map(({ id, fileName }) => ({ id, fileName })),
          comments: comments[code] ?? [],
          flags: flags
            .filter(({ itemCode }) => itemCode === code)
            .map(({ flagId, level, state, matterId, isRestricted }) => ({
              flagId,
              level,
              state,
              matterId,
              isRestricted,
              label: known.find(flag => flag.id === flagId)?.label ?? flagId,
            })),
        }
      }),
    ),
    timeline: assessmentTimeline(db, id, readBefore(request), 'buyer'),
  }
}

export default function Reply() {
  const { id, supplier, campaign, reply, items, timeline } = useLoaderData<typeof loader>()
  const l = useLocale()
  const { signatoryName: name, signatoryTitle: title } = reply
  const flagged = items.filter(({ flags, comments }) => flags.length > 0 || comments.length > 0)
  const others = items.filter(item => !flagged.includes(item))
  return (
    <Page
      title={nameFor(supplier, l)}
      lead={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span>{nameFor(campaign, l)}</span>
          <ColourBadge colour={reply.colour} />
          <span>{m.reply_signed({ name, title, time: formatDateTime(reply.repliedAt, l.locale) }, l)}</span>
        </span>
      }
      back={{ to: `/integrity?round=${campaign.id}`, label: m.reply_page_title({}, l) }}
    >
      <Stack gap="lg">
        {flagged.length > 0 && (
          <section aria-label={m.reply_flagged({}, l)}>
            <h2 className="border-b-2 border-accent pb-1 text-xl font-semibold">{m.reply_flagged({}, l)}</h2>
            {flagged.map(item => (
              <ReplyItem key={item.code} assessmentId={id} item={item} mayWrite />
            ))}
          </section>
        )}
        <section aria-label={m.reply_others({}, l)}>
          <h2 className="border-b-2 border-accent pb-1 text-xl font-semibold">{m.reply_others({}, l)}</h2>
          {others.map(item => (
            <ReplyItem key={item.code} assessmentId={id} item={item} mayWrite={false} />
          ))}
        </section>
        <FoldedTimeline page={timeline} />
      </Stack>
    </Page>
  )
}
