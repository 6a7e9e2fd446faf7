/** The mails of a campaign that can be looked at before it opens. */
export const MAIL_PREVIEWS = ['invitation', 'newcomer', 'before', 'after'] as const
export type MailPreview = (typeof MAIL_PREVIEWS)[number]
