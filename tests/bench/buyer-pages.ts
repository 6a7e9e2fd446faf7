export type BuyerPage = { name: string; path: string }

export type PageIds = {
  openId: string
  boardId: string
  draftId: string
  supplierId: string
  /** An assessment under way, and one that waits for a reviewer. */
  assessmentId: string
  submittedId: string
  requestId: string
  mailId: string
  reviewerId: string
}

/** Further than any list reaches: lists answer with their last page. */
const LAST = 'page=9999'

/** What the buyer's people look at, in the ways that ask most of the database. */
export function buyerPages(ids: PageIds): BuyerPage[] {
  const open = `/campaigns/${ids.openId}`
  const board = `/campaigns/${ids.boardId}/board`
  const supplier = `/suppliers/${ids.supplierId}`
  return [
    page('overview', '/overview'),
    ...listed('supplier list', '/suppliers', {
      plain: '',
      'one character': `q=${encodeURIComponent('青')}`,
      'two characters': `q=${encodeURIComponent('华云')}`,
      'a rare word': 'q=000499',
      filtered: 'category=packaging&class=2&region=overseas',
      'by grade': 'sort=grade&direction=desc',
      'grade A': 'grade=A&sort=name',
      'without a working address': 'reachable=no',
      'last page': LAST,
      'last page of a search': `q=${encodeURIComponent('青')}&sort=name&${LAST}`,
    }),
    page('supplier', supplier),
    page('supplier, documents', `${supplier}/documents`),
    page('supplier, mails', `${supplier}/mails`),
    page('supplier, timeline', `${supplier}/history`),
    page('supplier, agreements', `${supplier}/agreements`),
    ...listed('register of agreements', '/agreements', {
      plain: 'agreement=integrity-commitment',
      'as of a day': 'agreement=integrity-commitment&on=2025-06-30',
      'overdue, filtered': 'agreement=integrity-commitment&standing=overdue&category=packaging',
      searched: `agreement=integrity-commitment&q=${encodeURIComponent('青')}`,
      'last page': `agreement=integrity-commitment&${LAST}`,
    }),
    page('imports', '/suppliers/imports'),
    page('sites', '/sites'),
    page('campaigns', '/campaigns'),
    ...listed('campaign', open, {
      plain: '',
      searched: `q=${encodeURIComponent('青')}`,
      'not replied, filtered': 'group=waiting&category=packaging&class=2',
      overdue: 'group=overdue',
      'of a reviewer, by score': `reviewer=${ids.reviewerId}&sort=score&direction=desc`,
      'by name': 'sort=name',
      'saved last': 'sort=saved&direction=desc',
      'at one item': 'item=ENV-08&standing=untouched',
      'middle page': 'page=1000',
      'last page': LAST,
    }),
    page('participant', `${open}/suppliers/${ids.assessmentId}`),
    page('additions', `${open}/additions`),
    page('additions, searched', `${open}/additions?q=${encodeURIComponent('青')}`),
    page('handover', `${open}/handover`),
    page('closing', `${open}/closing`),
    page('population step', `/campaigns/${ids.draftId}/population`),
    page('population step, searched', `/campaigns/${ids.draftId}/population?q=${encodeURIComponent('青')}`),
    page('response', `${open}/response`),
    page('response, filtered', `${open}/response?category=packaging&class=2`),
    page('stalls', `${open}/stalls`),
    page('board', board),
    page('board, filtered', `${board}?category=packaging`),
    page('board, dimensions', `${board}/dimensions`),
    page('board, movers', `${board}/changes`),
    ...listed('board, results', `${board}/results`, {
      plain: '',
      'falls of grade': 'sort=change&move=grade-down',
      'last page': LAST,
    }),
    ...listed('review queue', '/reviews', {
      plain: '',
      narrowed: 'class=2&self=C&trigger=any&order=low',
      'last page': LAST,
    }),
    page('review desk', `/reviews/${ids.submittedId}`),
    page('remediation board', '/actions/board'),
    page('remediation figures', '/actions/board/kpis'),
    ...listed('actions', '/actions', {
      plain: '',
      'overdue of a dimension': 'overdue=yes&dimension=SOC',
      'closed late': 'closed=late&closedIn=2026',
      'last page': `state=&${LAST}`,
    }),
    page('extensions', '/extensions'),
    page('extension', `/extensions/${ids.requestId}`),
    page('outbox', '/outbox'),
    page('outbox, invitations', '/outbox?kind=campaign-invitation&state=sent'),
    page('outbox, last page', `/outbox?${LAST}`),
    page('mail', `/outbox/${ids.mailId}`),
    page('people', '/people'),
    page('jobs', '/jobs'),
    page('policies', '/policies'),
  ]
}

function page(name: string, path: string): BuyerPage {
  return { name, path }
}

function listed(name: string, path: string, searches: Record<string, string>): BuyerPage[] {
  return Object.entries(searches).map(([how, search]) =>
    page(how === 'plain' ? name : `${name}, ${how}`, search ? `${path}?${search}` : path),
  )
}
