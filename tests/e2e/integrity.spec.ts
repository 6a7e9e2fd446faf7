import { eq } from 'drizzle-orm'
import { LOCALES } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { assessments, matters, outbox } from '#db/schema/index.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { fillIn } from '#tests/support/replying.ts'
import { makeBuyer, makeCompany } from '#tests/support/world.ts'

/** One red answer and one that can be explained. */
const ANSWERS = {
  'INT-04': {
    investigated: 'yes',
    cases: [{ occurred_on: '2025-05-01', matter: '行贿被查', outcome: '罚款并整改' }],
  },
  'INT-14': { known: 'no' },
}

for (const locale of LOCALES)
  test(`a round is sent, answered with a red answer, made a matter and clarified (${locale})`, async ({
    portal,
    visitor,
  }) => {
    const l = { locale }
    const keeper = await makeBuyer(portal, 'integrity')
    const buyer = await makeBuyer(portal, 'procurement')
    const company = await makeCompany(portal, { name: locale === 'en' ? 'Redwood' : '红杉机电', locale })

    const desk = await (await visitor(keeper, l)).context.newPage()
    await desk.goto('/integrity/rounds/new')
    await desk.getByRole('button', { name: m.campaign_create({}, l) }).click()
    await expect(desk.getByRole('heading', { name: m.reply_round_open({}, l) })).toBeVisible()
    await desk.getByRole('button', { name: m.reply_round_open({}, l) }).click()
    await expect(desk.getByText(m.reply_standing({}, l))).toBeVisible()

    const [invited] = portal.db.select().from(assessments).where(eq(assessments.supplierId, company.id)).all()
    if (!invited) throw new Error('the company was not asked')
    const supplier = await (await visitor(company.people.owner, l)).context.newPage()
    await supplier.goto('/home')
    await supplier.goto(`/assessments/${invited.id}`)
    await supplier.goto(`/assessments/${invited.id}/sections/int`)
    await expect(
      supplier.getByText(m.checklist_bar_complete({ complete: '0', asked: '18' }, l)),
    ).toBeVisible()
    fillIn(portal.db, company.people.owner, invited.id, ANSWERS, new Date())
    await supplier.goto(`/assessments/${invited.id}/check`)
    await supplier.getByRole('checkbox').check()
    await supplier.getByLabel(m.checklist_signatory_title({}, l)).fill('总经理')
    await supplier.getByRole('button', { name: m.checklist_submit({}, l) }).click()
    await expect(supplier).toHaveURL(/\/answers$/)
    await supplier.goto(`/assessments/${invited.id}`)
    await expect(supplier.getByText(m.reply_to_explain({ count: '1' }, l))).toBeVisible()

    await desk.goto(`/integrity/replies/${invited.id}`)
    await expect(desk.getByText(m.reply_flag_matter({}, l))).toBeVisible()
    await expect(desk.getByRole('link', { name: m.reply_see_matter({}, l) })).toBeVisible()
    await desk.getByLabel(m.reply_ask({ code: 'INT-14' }, l)).fill('请说明原因')
    const item = desk.locator('#INT-14')
    await item.getByRole('button', { name: m.reply_send({}, l) }).click()
    await expect(item.getByText('请说明原因')).toBeVisible()

    await supplier.goto(`/assessments/${invited.id}/sections/int#INT-14`)
    await expect(supplier.locator('#INT-14').getByText('请说明原因')).toBeVisible()

    await desk.getByRole('textbox', { name: m.reply_reason({}, l) }).fill('已书面告知员工，说明属实')
    await desk.getByRole('button', { name: m.reply_accept({}, l) }).click()
    await expect(desk.getByText(m.reply_accepted({}, l))).toBeVisible()

    const outsider = await (await visitor(buyer, l)).context.newPage()
    await outsider.goto(`/suppliers/${company.id}`)
    const card = outsider.getByText(m.reply_colour_red({}, l))
    await expect(card).toBeVisible()
    expect(await outsider.content()).not.toContain('INT-04')
    expect((await outsider.goto(`/integrity/replies/${invited.id}`))?.status()).toBe(404)

    expect(portal.db.select().from(matters).where(eq(matters.assessmentId, invited.id)).all()).toHaveLength(1)
    const mails = portal.db.select().from(outbox).where(eq(outbox.assessmentId, invited.id)).all()
    expect(JSON.stringify(mails)).not.toMatch(/INT-\d\d|请说明原因|行贿/)
  })
