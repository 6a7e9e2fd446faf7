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
      kind: 'password-reset'
      recipientName: string
      organisationName: string
      url: string
      expiresInMinutes: number
    }

export type MailKind = MailMessage['kind']
