import { findTemplateById, supersedeOthers } from '#app/agreements/queries.server.ts'
import { moveInvitations } from '#app/agreements/signing/follow-text.server.ts'
import { findSignedDocument, findSigningsBySupplierId } from '#app/agreements/signing/queries.server.ts'
import type { Actor } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { acting, createAgreementVersion } from '#db/factories/index.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import type { Portal } from '#tests/support/portal.ts'
import { PASSWORD } from '#tests/support/world.ts'
import { fillSignature, makeSigningWorld } from './signing-steps.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

for (const locale of ['zh-CN', 'en'] as const) {
  const l = { locale } as const

  test(`an agreement from its invitation to its renewal and a new version: ${locale}`, async ({
    portal,
    visitor,
  }) => {
    test.setTimeout(240_000)
    const { version, companies, integrity, director } = await makeSigningWorld(portal, locale)
    const [company] = companies
    if (!company) throw new Error('no company')
    const buyer = await (await visitor(integrity, { locale })).context.newPage()
    const desk = await (await visitor(director, { locale })).context.newPage()
    const code = findTemplateById(portal.db, version.templateId)?.code ?? ''
    const inviteAll = async () => {
      await buyer.goto(`/agreements/invitations?agreement=${code}`)
      await buyer.getByRole('button', { name: m.signing_invite_send({}, l) }).click()
      await expect(buyer.getByRole('heading', { name: m.signing_register_title({}, l) })).toBeVisible()
    }
    const signAll = async () => {
      for (const { people } of companies) {
        const phone = await (await visitor(people.signatory, { ...PHONE, locale })).context.newPage()
        await phone.goto('/home')
        await phone.getByRole('link', { name: m.signing_read_and_sign({}, l) }).tap()
        await phone
          .getByRole('link', { name: m.signing_to_signature({}, l) })
          .first()
          .tap()
        await fillSignature(phone, people.signatory, locale)
        await phone.getByRole('button', { name: m.signing_sign({}, l) }).tap()
        await expect(phone.getByText(m.signing_waits_for_buyer({}, l))).toBeVisible()
        await phone.context().close()
      }
    }
    const counterSignAll = async () => {
      await desk.goto('/agreements/counter-signing')
      await expect(desk.getByRole('checkbox', { checked: true })).toHaveCount(companies.length)
      await desk.getByLabel(m.signing_typed({}, l), { exact: true }).fill(director.name)
      await desk.getByLabel(version[locale === 'zh-CN' ? 'consentZh' : 'consentEn']).check()
      await desk.locator('[name=password]').fill(PASSWORD)
      await desk.getByRole('button', { name: m.signing_counter_sign({}, l) }).click()
      await expect(desk.getByText(m.signing_counter_none({}, l))).toBeVisible()
    }

    await inviteAll()
    const mail = await portal.mailTo(company.people.signatory.email)
    expect(mail.text).toContain('/signings/')
    await signAll()
    await counterSignAll()
    const [first] = findSigningsBySupplierId(portal.db, company.id)
    const signingId = first?.signing.id ?? ''
    expect(findSignedDocument(portal.db, signingId)).not.toBeNull()
    const supplier = await (await visitor(company.people.owner, { locale })).context.newPage()
    await supplier.goto(`/signings/${signingId}`)
    const downloading = supplier.waitForEvent('download')
    await supplier.getByRole('link', { name: m.signing_download({}, l) }).click()
    expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/)
    await buyer.goto(`/agreements?agreement=${code}&standing=bound`)
    await expect(buyer.getByText(m.signing_state_active({}, l))).toHaveCount(companies.length)

    const soon = Date.now() + 20 * 86_400_000
    portal.raw.prepare('update signings set ends_at = ?').run(soon)
    await inviteAll()
    await signAll()
    await counterSignAll()
    const [renewal] = findSigningsBySupplierId(portal.db, company.id)
    expect(renewal?.signing.purpose).toBe('renewal')
    expect(renewal?.signing.endsAt?.getTime()).toBeGreaterThan(soon)

    publishNext(portal, version.templateId, integrity)
    await inviteAll()
    await signAll()
    await counterSignAll()
    const [latest] = findSigningsBySupplierId(portal.db, company.id)
    expect([latest?.signing.purpose, latest?.version.number]).toEqual(['re-signing', 2])
    const today = isoDate(new Date())
    await buyer.goto(`/agreements?agreement=${code}&standing=bound&on=${today}`)
    await expect(buyer.getByRole('cell', { name: 'V2', exact: true })).toHaveCount(companies.length)
  })

  test(`a wish for a change is answered, and another supplier declines: ${locale}`, async ({
    portal,
    visitor,
  }) => {
    const { version, companies, integrity } = await makeSigningWorld(portal, locale)
    const [one, other] = companies
    if (!one || !other) throw new Error('no companies')
    const buyer = await (await visitor(integrity, { locale })).context.newPage()
    const code = findTemplateById(portal.db, version.templateId)?.code ?? ''
    await buyer.goto(`/agreements/invitations?agreement=${code}`)
    await buyer.getByRole('button', { name: m.signing_invite_send({}, l) }).click()
    await expect(buyer.getByRole('heading', { name: m.signing_register_title({}, l) })).toBeVisible()
    const reply = async (person: Actor, choice: string, reason: string) => {
      const page = await (await visitor(person, { locale })).context.newPage()
      await page.goto('/signings')
      await page.getByRole('link', { name: m.signing_read_and_sign({}, l) }).click()
      await page
        .getByRole('link', { name: m.signing_to_reply({}, l) })
        .first()
        .click()
      await page.getByLabel(choice).check()
      await page.getByLabel(m.signing_reply_reason({}, l)).fill(reason)
      await page.getByRole('button', { name: m.signing_reply_send({}, l) }).click()
      return page
    }
    const asking = await reply(one.people.signatory, m.signing_reply_change({}, l), 'R-17 第三条')
    await expect(asking.getByText(m.signing_request_open({}, l))).toBeVisible()
    const declining = await reply(other.people.owner, m.signing_reply_decline({}, l), 'R-18 不签')
    await expect(declining.getByText(m.signing_state_declined({}, l)).first()).toBeVisible()
    const [asked] = findSigningsBySupplierId(portal.db, one.id)
    await buyer.goto(`/agreements/signings/${asked?.signing.id}`)
    await buyer.getByLabel(m.signing_step_answer({}, l)).check()
    await buyer.getByLabel(m.signing_manage_words({}, l)).fill('A-17 保留')
    await buyer.getByRole('button', { name: m.signing_manage_send({}, l) }).click()
    await expect(buyer.getByText('A-17 保留')).toBeVisible()
    await asking.reload()
    await expect(asking.getByText('A-17 保留')).toBeVisible()
    const told = await portal.mailTo(one.people.signatory.email, /签|agreement|sign/i)
    expect(told.text).not.toContain('A-17')
  })
}

/** The text is replaced by one that has to be signed again. */
function publishNext({ db, raw }: Portal, templateId: string, integrity: Actor) {
  const template = findTemplateById(db, templateId)
  if (!template) throw new Error('no template')
  const given = { template, number: 2, state: 'approved', needsResigning: true } as const
  const next = createAgreementVersion(db, {
    ...given,
    titleZh: '廉洁共建协议书',
    titleEn: 'Integrity co-building agreement',
  })
  const now = new Date()
  supersedeOthers(db, next, now)
  raw
    .prepare("update agreement_versions set state = 'published', published_at = ? where id = ?")
    .run(now.getTime(), next.id)
  moveInvitations(db, acting(integrity, now), next)
}
