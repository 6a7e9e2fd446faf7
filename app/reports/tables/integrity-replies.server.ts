import { canSeeIntegrityStatus } from '#app/accounts/roles.ts'
import {
  findReplyRound,
  sightOf,
  toStatus,
  type StatusRow,
} from '#app/integrity/replies/find-replies.server.ts'
import { COLOUR_LABELS, STATUS_LABELS } from '#app/integrity/replies/labels.ts'
import { findRepliesAfter } from '#app/integrity/replies/queries.server.ts'
import { readReplySearch } from '#app/integrity/replies/reply-search.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { keyPages } from '../key-pages.ts'
import { namedColumns } from '../supplier-columns.ts'
import { defineTable, type Column } from '../table.server.ts'

const columns: Column<StatusRow>[] = [
  ...namedColumns,
  { header: m.reply_column_status, width: 14, value: ({ status }, l) => STATUS_LABELS[status]({}, l) },
  {
    header: m.reply_column_colour,
    width: 14,
    value: ({ colour }, l) => colour && COLOUR_LABELS[colour]({}, l),
  },
  { header: m.reply_column_replied, kind: 'time', value: ({ repliedAt }) => repliedAt },
]

/** Who has replied to the integrity questionnaire and with what colour, as far as the reader may know; never an answer. */
export const integrityRepliesTable = defineTable<StatusRow>(
  'integrity-replies',
  canSeeIntegrityStatus,
  request => {
    const { db, actor, params, locale } = request
    const sees = sightOf(actor) ?? 'open'
    const round = findReplyRound(db, actor, params.get('round') ?? '')
    if (!round) return null
    const search = readReplySearch(params, sees)
    return {
      title: m.reply_list,
      about: nameFor(round, { locale }),
      subject: { campaignId: round.id },
      columns,
      pages: keyPages(
        (after: string | null, limit) =>
          findRepliesAfter(db, round.id, search, after, limit).map(row => toStatus(row, sees)),
        ({ code }: StatusRow) => code,
      ),
    }
  },
)
