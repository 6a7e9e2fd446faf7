import type { ActionContext } from '#app/history/record-event.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { findBuyerContacts, type BuyerContact } from '#app/campaigns/contact-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import type { CommitteeNews } from '#emails/messages.ts'
import { findCommittee } from './desk-queries.server.ts'
import { CAUSE_LABELS, DECISION_LABELS } from './labels.ts'
import type { CaseCause, DecisionKind } from './vocabulary.ts'

const MOST_LISTED = 20

type Named = { code: string; nameZh: string; nameEn: string }
type Item = { supplier: Named; textFor: (l: LocaleOption) => string }
type Letter = { news: CommitteeNews; items: Item[]; path: string; key: string; supplierId?: string }

type Proposed = { id: string; kind: DecisionKind; supplier: Named & { id: string } }

/** A proposal waits for a second person: everybody of the committee but who made it. */
export function tellCommitteeOfProposal(
  tx: Db,
  { now, actor }: ActionContext,
  { id, kind, supplier }: Proposed,
) {
  const others = findCommittee(tx).filter(person => person.id !== actor.userId)
  write(tx, now, others, {
    news: 'proposal',
    items: [{ supplier, textFor: l => DECISION_LABELS[kind]({}, l) }],
    path: `/committee/decisions/${id}`,
    key: `proposal:${id}`,
    supplierId: supplier.id,
  })
}

type DueCase = { id: string; rev: number; cause: CaseCause } & Named

/** Decisions that have become due, in one mail to everybody of the committee. */
export function tellCommitteeOfDue(tx: Db, now: Date, cases: readonly DueCase[]): number {
  const [first] = cases
  if (!first) return 0
  return write(tx, now, findCommittee(tx), {
    news: 'due',
    items: cases.map(supplier => ({ supplier, textFor: l => CAUSE_LABELS[supplier.cause]({}, l) })),
    path: '/committee',
    key: `due:${first.id}:${first.rev}`,
  })
}

type Decided = Proposed & { verdict: 'approved' | 'refused'; proposedById: string; ownerId: string | null }

/** Who proposed it, and who keeps the relationship, are told how it was decided. */
export function tellOfVerdict(
  tx: Db,
  { now, actor }: ActionContext,
  { id, kind, supplier, verdict, proposedById, ownerId }: Decided,
) {
  const ids = [proposedById, ...(ownerId ? [ownerId] : [])].filter(each => each !== actor.userId)
  write(tx, now, findBuyerContacts(tx, ids), {
    news: verdict,
    items: [{ supplier, textFor: l => DECISION_LABELS[kind]({}, l) }],
    path: `/committee/decisions/${id}`,
    key: `decided:${id}`,
    supplierId: supplier.id,
  })
}

function write(
  tx: Db,
  now: Date,
  people: readonly BuyerContact[],
  { news, items, path, key, supplierId }: Letter,
): number {
  const { publicOrigin } = getEnvironment()
  const queued = people.filter(({ id, name, email, locale }) =>
    enqueueMail(tx, now, {
      to: { address: email, name, locale },
      message: {
        kind: 'committee-news',
        recipientName: name,
        organisationName: requireOrganisationName(tx, locale),
        news,
        count: items.length,
        suppliers: items.slice(0, MOST_LISTED).map(({ supplier, textFor }) => ({
          name: nameFor(supplier, { locale }),
          code: supplier.code,
          text: textFor({ locale }),
        })),
        url: `${publicOrigin}${path}`,
      },
      supplierId: supplierId ?? null,
      userId: id,
      uniqueKey: `committee:${key}:${id}`,
    }),
  )
  return queued.length
}
