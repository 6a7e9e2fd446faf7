import { newId } from '#app/accounts/token.server.ts'
import type { AgreementTemplateRow, AgreementVersionRow } from '#app/agreements/queries.server.ts'
import { consentSha256Of, textSha256Of } from '#app/agreements/text-digest.server.ts'
import type { Db } from '../client.server.ts'
import { agreementTemplates, agreementVersions } from '../schema/index.ts'
import { MADE_AT, nextNumber } from './sequence.ts'

/** An agreement that the supplier alone signs, unless said otherwise. */
export function createAgreementTemplate(
  db: Db,
  given: Partial<typeof agreementTemplates.$inferInsert> = {},
): AgreementTemplateRow {
  return db
    .insert(agreementTemplates)
    .values({
      id: newId(),
      code: `agreement-${nextNumber()}`,
      kind: 'integrity-commitment',
      parties: 'supplier',
      createdAt: MADE_AT,
      ...given,
    })
    .returning()
    .get()
}

type GivenVersion = Partial<typeof agreementVersions.$inferInsert> & { template?: AgreementTemplateRow }

/** A version in force of an agreement made for it; of `template` when given. Its hashes are those of its text. */
export function createAgreementVersion(
  db: Db,
  { template = createAgreementTemplate(db), ...given }: GivenVersion = {},
): AgreementVersionRow {
  const text = {
    titleZh: '廉洁承诺书',
    titleEn: 'Integrity commitment',
    bodyZh: '## 1 承诺\n\n本公司承诺不行贿。\n\n## 2 举报\n\n发现问题，及时举报。',
    bodyEn: '## 1 Undertaking\n\nWe undertake not to bribe.\n\n## 2 Reporting\n\nWe report what we find.',
    consentZh: '本人已阅读全文，同意以电子方式签署。',
    consentEn: 'I have read the whole text and agree to sign it electronically.',
    ...textOf(given),
  }
  const isDraft = given.state === 'draft'
  return db
    .insert(agreementVersions)
    .values({
      id: newId(),
      number: 1,
      state: 'published',
      termMonths: 24,
      createdAt: MADE_AT,
      updatedAt: MADE_AT,
      ...text,
      ...(!isDraft && {
        draftedText: text,
        textSha256: textSha256Of(text),
        consentSha256: consentSha256Of(text),
        approvedAt: MADE_AT,
        publishedAt: given.state === 'approved' ? null : MADE_AT,
      }),
      ...given,
      templateId: template.id,
    })
    .returning()
    .get()
}

function textOf({ titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn }: GivenVersion) {
  const text = { titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn }
  return Object.fromEntries(Object.entries(text).filter(([, part]) => part !== undefined))
}
