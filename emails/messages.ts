/** Every mail the product sends, as data. Templates get this and the recipient's language, nothing else. */
export type MailMessage =
  | {
      kind: 'invitation'
      recipientName: string
      organisationName: string
      supplierName: string | null
      inviterName: string
      url: string
      expiresOn: string
    }
  | {
      kind: 'campaign-invitation'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      dueOn: string
      itemCount: number
      url: string
      accountUrl: string | null
      /** What is announced with the questionnaire, if anything is. */
      notice?: { title: string; body: string }
    }
  | {
      kind: 'submission-received'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      submittedOn: string
      selfScore: string
      selfGrade: string
      url: string
    }
  | {
      kind: 'items-returned'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      dueOn: string
      items: { code: string; question: string; comment: string }[]
      url: string
    }
  | {
      kind: 'grade-published'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      score: string
      grade: string
      meaning: string
      url: string
    }
  | {
      /** Before the due date, or after it: what is still owed, in one mail with one link. */
      kind: 'reminder'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      dueOn: string
      /** Whole days to the due date; negative once it is over. */
      daysLeft: number
      state: 'invited' | 'in-progress' | 'returned'
      completeItems: number
      askedItems: number
      /** Sections with something missing, or the returned items. */
      missing: { title: string; count: number }[]
      url: string
      accountUrl: string | null
    }
  | {
      /** To the buyer: where a campaign stands. */
      kind: 'campaign-digest'
      recipientName: string
      organisationName: string
      campaignName: string
      dueOn: string
      daysLeft: number
      rate: string
      sinceLast: { submitted: number; extensionRequests: number; comments: number }
      waiting: { toReview: number; overdue: number; unreachable: number; extensionRequests: number }
      url: string
    }
  | {
      /** To whom keeps the relationship: these suppliers are overdue. */
      kind: 'overdue-escalation'
      recipientName: string
      organisationName: string
      campaignName: string
      /** Each with its own due date: some have been given more time. */
      suppliers: {
        name: string
        code: string
        dueOn: string
        completeItems: number
        askedItems: number
        url: string
      }[]
      /** How many more than are listed. */
      more: number
      url: string
    }
  | {
      kind: 'due-date-extended'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      dueOn: string
      /** What the buyer wrote, if anything. */
      note: string | null
      url: string
    }
  | {
      /** To the buyer's campaign people. */
      kind: 'extension-requested'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      requestedDueOn: string
      reason: string
      url: string
    }
  | {
      kind: 'extension-refused'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      dueOn: string
      reason: string
      url: string
    }
  | {
      /** Somebody of the other side wrote about an item. */
      kind: 'item-commented'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      authorName: string
      itemCode: string
      question: string
      comment: string
      url: string
    }
  | {
      /** To the buyer's campaign people: a supplier says that it will not take part. */
      kind: 'assessment-declined'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      reason: string
      url: string
    }
  | {
      /** To whoever may sign for a supplier: an agreement waits for a signature. */
      kind: 'signing-invitation'
      recipientName: string
      organisationName: string
      supplierName: string
      agreementTitle: string
      dueOn: string
      url: string
      accountUrl: string | null
    }
  | {
      kind: 'signing-reminder'
      recipientName: string
      organisationName: string
      supplierName: string
      agreementTitle: string
      dueOn: string
      /** Whole days to the due date; negative once it is over. */
      daysLeft: number
      url: string
      accountUrl: string | null
    }
  | {
      /** Confirms who signs; empty once it is delivered or given up. */
      kind: 'signing-code'
      recipientName: string
      organisationName: string
      code: string
      expiresInMinutes: number
    }
  | {
      /** To both sides: all have signed. */
      kind: 'signing-in-force'
      recipientName: string
      organisationName: string
      supplierName: string
      agreementTitle: string
      endsOn: string
      url: string
    }
  | {
      /** To the buyer, without what the supplier wrote. */
      kind: 'signing-reply'
      recipientName: string
      organisationName: string
      supplierName: string
      agreementTitle: string
      reply: 'signed' | 'declined' | 'change'
      url: string
    }
  | {
      /** To the supplier, without what the buyer wrote. */
      kind: 'signing-news'
      recipientName: string
      organisationName: string
      supplierName: string
      agreementTitle: string
      news: 'answered' | 'withdrawn' | 'terminated'
      url: string
    }
  | {
      /** The term ends soon; the link leads to the renewal. */
      kind: 'signing-ending'
      recipientName: string
      organisationName: string
      supplierName: string
      agreementTitle: string
      endsOn: string
      url: string
      accountUrl: string | null
    }
  | {
      /** To who signs for the buyer. */
      kind: 'counter-signing-due'
      recipientName: string
      organisationName: string
      count: number
      /** How long the first of them has been waiting. */
      days: number
      url: string
    }
  | {
      /** A questionnaire that is not graded has arrived. */
      kind: 'reply-received'
      recipientName: string
      organisationName: string
      supplierName: string
      campaignName: string
      submittedOn: string
      url: string
    }
  | {
      /** To the integrity function or to a supplier: something waits in the portal. Never what, or from whom. */
      kind: 'reply-news'
      recipientName: string
      organisationName: string
      news: ReplyNews
      url: string
    }
  | {
      kind: 'password-reset'
      recipientName: string
      organisationName: string
      url: string
      expiresInMinutes: number
    }
  | {
      /** To a supplier about an audit of it, or to its auditor that the self-assessment is there. */
      kind: 'audit-news'
      recipientName: string
      organisationName: string
      supplierName: string
      news: AuditNews
      code: string
      /** How it is made, in the recipient's words. */
      mode: string
      isSelfAssessment: boolean
      plannedOn: string
      scope: string
      /** Why it was put off or cancelled. */
      reason: string | null
      url: string
    }
  | {
      /** To the integrity function: that something waits in the portal, and not a word about what. */
      kind: 'matter-news'
      recipientName: string
      organisationName: string
      news: MatterNews
      url: string
    }
  | {
      /** To everybody at a supplier: findings to be worked off, those issued together in one mail. */
      kind: 'actions-issued'
      recipientName: string
      organisationName: string
      supplierName: string
      actions: ActionFacts[]
      more: number
      url: string
    }
  | ({
      /** To a supplier: what the buyer did with one of its actions, and what it wrote to go with it. */
      kind: 'action-news'
      recipientName: string
      organisationName: string
      supplierName: string
      news: ActionNews
      note: string | null
    } & ActionFacts)
  | ({
      /** To who follows an action at the buyer: what the supplier did. */
      kind: 'action-reply'
      recipientName: string
      organisationName: string
      supplierName: string
      reply: ActionReply
      note: string | null
    } & ActionFacts)
  | {
      /** To a supplier that has the next move on actions with one due date. */
      kind: 'action-reminder'
      recipientName: string
      organisationName: string
      supplierName: string
      dueOn: string
      /** Whole days to the due date; negative once it is over. */
      daysLeft: number
      actions: ActionFacts[]
      more: number
      url: string
    }
  | {
      /** To who follows actions at the buyer: how many there are, and what waits for the buyer. */
      kind: 'action-digest'
      recipientName: string
      organisationName: string
      open: number
      overdue: number
      waiting: { contested: number; plans: number; evidence: number; extensions: number }
      url: string
    }
  | {
      /** To who speaks for a supplier: what a result, silence or a decision means for it. */
      kind: 'measure-news'
      recipientName: string
      organisationName: string
      supplierName: string
      news: MeasureNews
      dueOn: string | null
      url: string
    }
  | {
      /** To the committee, or to who proposed something to it. */
      kind: 'committee-news'
      recipientName: string
      organisationName: string
      news: CommitteeNews
      /** How many suppliers it is about; the first of them are named. */
      count: number
      suppliers: { name: string; code: string; text: string }[]
      url: string
    }
  | {
      /** To the mailbox of finance. */
      kind: 'payment-deferral'
      recipientName: string
      organisationName: string
      supplierName: string
      supplierCode: string
      isSmallFirm: boolean
      news: 'deferred' | 'resumed'
      /** Until when, or from when. */
      on: string
      url: string
    }
  | ({
      /** To who follows an action at the buyer: whether its closure lasted is to be looked at. */
      kind: 'effect-due'
      recipientName: string
      organisationName: string
      supplierName: string
    } & ActionFacts)

/** How a mail names an action. `finding` is shortened. */
export type ActionFacts = { code: string; finding: string; dueOn: string; url: string }

export type ActionNews =
  | 'upheld'
  | 'withdrawn'
  | 'plan-accepted'
  | 'plan-returned'
  | 'insufficient'
  | 'closed'
  | 'reopened'
  | 'extension-granted'
  | 'extension-refused'
  | 'commented'

export type ActionReply =
  'contested' | 'plan-submitted' | 'evidence-submitted' | 'extension-asked' | 'commented'

/** Where a supplier stands, and what would lift it. */
export type MeasureNews =
  | 'improving'
  | 'deciding'
  | 'chance'
  | 'reminder'
  | 'missed'
  | 'silent'
  | 'silent-reminder'
  | 'silent-missed'
  | 'met'
  | 'released'
  | 'deferred'
  | 'disqualified'
  | 'reinstated'

export type CommitteeNews = 'proposal' | 'due' | 'approved' | 'refused'

/** `limit`: one comes near or is over. `nobody`: to the administrators, when nobody of the desk may see a matter. */
export type MatterNews = 'new' | 'message' | 'limit' | 'confirm' | 'assigned' | 'nobody'

export type ReplyNews = 'reply' | 'message'

/**
 * `changed`: another way or scope, of an audit that is to be notified anew. `findings`: the audit is done and has found
 * nothing to put right; what was found is told with the actions.
 */
export type AuditNews =
  'notified' | 'reminder' | 'postponed' | 'changed' | 'cancelled' | 'findings' | 'handed-in'

export type MailKind = MailMessage['kind']
