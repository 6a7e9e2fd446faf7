import type { Connection } from '#db/client.server.ts'
import type { PageIds } from './buyer-pages.ts'

/** What stands in the addresses of the pages: of the newest round that is open, and the newest published one. */
const IDS: Record<keyof PageIds, string> = {
  openId: newestRound('open'),
  boardId: newestRound('published'),
  draftId: newestRound('draft'),
  supplierId: assessment('supplier_id', "state = 'published'"),
  assessmentId: assessment('id', "state = 'in-progress' and last_saved_at is not null"),
  submittedId: assessment('id', "state = 'submitted' and last_saved_at is not null"),
  requestId: 'select id from extension_requests order by requested_at desc limit 1',
  mailId: 'select id from outbox order by created_at desc limit 1',
  reviewerId: assessment('reviewer_id', 'reviewer_id is not null'),
}

/** Records to look at, of a database that holds the demo and any number of suppliers more. */
export function findPageIds({ raw }: Connection): PageIds {
  const idOf = (statement: string) => {
    const found = raw.prepare<[], string>(statement).pluck().get()
    if (found === undefined) throw new Error(`nothing to look at: ${statement}`)
    return found
  }
  return {
    openId: idOf(IDS.openId),
    boardId: idOf(IDS.boardId),
    draftId: idOf(IDS.draftId),
    supplierId: idOf(IDS.supplierId),
    assessmentId: idOf(IDS.assessmentId),
    submittedId: idOf(IDS.submittedId),
    requestId: idOf(IDS.requestId),
    mailId: idOf(IDS.mailId),
    reviewerId: idOf(IDS.reviewerId),
  }
}

function newestRound(state: string) {
  return `select id from campaigns where kind = 'esg-checklist' and state = '${state}' order by year desc, created_at desc limit 1`
}

function assessment(column: string, condition: string) {
  return `select ${column} from assessments where kind = 'esg-checklist' and ${condition} order by invited_at desc limit 1`
}
