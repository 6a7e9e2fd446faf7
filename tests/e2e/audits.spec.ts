import { eq } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import { isoDate } from '#app/i18n/format.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { audits, correctiveActions, outbox, suppliers } from '#db/schema/index.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import type { Portal } from '#tests/support/portal.ts'
import { inDays, makeBuyer, makeCompany } from '#tests/support/world.ts'

const DAY = isoDate(inDays(12))

function auditsOf({ db }: Portal, supplierId: string) {
  return db.select().from(audits).where(eq(audits.supplierId, supplierId)).all()
}

function newsTo({ db }: Portal, userId: string) {
  const mails = db.select().from(outbox).where(eq(outbox.userId, userId)).all()
  return mails.flatMap(({ message }) => (message.kind === 'audit-news' ? [message.news] : []))
}

/** Every item of a form, dimension after dimension, until it leads back to the audit. */
async function fillInAll(page: Page, l: { locale: Locale }) {
  await expect(page.getByRole('radio').first()).toBeVisible()
  for (;;) {
    const before = await page.getByRole('heading', { level: 1 }).innerText()
    for (const radio of await page.locator('input[type=radio][value=conforms]').all()) await radio.check()
    await page.getByRole('button', { name: m.audit_save_section({}, l) }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before)
    if (!page.url().includes('/self-assessment/')) return
  }
}

for (const locale of LOCALES) {
  test(`a weak supplier is visited as the plan proposes, its findings are followed and the audit is filed (${locale})`, async ({
    portal,
    visitor,
  }) => {
    const l = { locale }
    const auditor = await makeBuyer(portal, 'sqe')
    const company = await makeCompany(portal, { name: locale === 'en' ? 'Redwood' : '红杉机电', locale })
    portal.db.update(suppliers).set({ standingGrade: 'D' }).where(eq(suppliers.id, company.id)).run()

    const desk = await (await visitor(auditor, l)).context.newPage()
    await desk.goto('/audits/plan?occasion=weak-grade')
    await expect(desk.getByRole('checkbox')).toHaveCount(1)
    await desk.getByLabel(m.audit_visits_from({}, l)).fill(DAY)
    await desk.getByLabel(m.audit_visits_to({}, l)).fill(DAY)
    await desk.getByLabel(m.audit_auditor({}, l)).selectOption(auditor.userId)
    await desk.getByLabel(m.audit_scope({}, l)).fill('EHS')
    await desk.getByRole('button', { name: m.audit_plan_ticked({}, l) }).click()
    await expect(desk.getByText(m.audit_planned_done({ count: '1' }, l))).toBeVisible()
    const [audit] = auditsOf(portal, company.id)
    if (!audit) throw new Error('nothing was planned')
    expect(audit).toMatchObject({ mode: 'on-site', plannedOn: DAY, occasion: 'weak-grade' })

    const owner = await (await visitor(company.people.owner, l)).context.newPage()
    expect((await owner.goto(`/audits/${audit.id}`))?.status()).toBe(404)
    await desk.goto(`/audits/${audit.id}`)
    await desk.getByRole('button', { name: m.audit_notify({}, l) }).click()
    await expect(desk.getByText(m.audit_notified_done({}, l))).toBeVisible()
    expect(newsTo(portal, company.people.owner.userId)).toEqual(['notified'])
    await owner.goto('/home')
    await owner.getByRole('link', { name: audit.code }).click()
    await expect(owner.getByText('EHS')).toBeVisible()

    await desk.getByRole('button', { name: m.audit_start({}, l) }).click()
    await expect(desk.getByText(m.audit_started_done({}, l))).toBeVisible()
    await desk.goto(`/audits/${audit.id}/results/soc`)
    const item = desk.locator('#SOC-02')
    await item.getByRole('radio', { name: m.audit_result_major({}, l) }).check()
    await item.getByLabel(m.audit_note({}, l)).fill('通道堵塞')
    await desk
      .locator('#SOC-01')
      .getByRole('radio', { name: m.audit_result_conforms({}, l), exact: true })
      .check()
    await desk.getByRole('button', { name: m.audit_save_section({}, l) }).click()
    await expect(desk).toHaveURL(/\/results\/env$/)

    await desk.goto(`/audits/${audit.id}/issue`)
    await desk.getByLabel(m.audit_summary({}, l)).fill('总体良好，个别记录待补齐')
    await desk.getByRole('button', { name: m.audit_issue({}, l) }).click()
    await expect(desk.getByRole('alert')).toContainText('SOC-02')
    await expect(desk.getByLabel(m.audit_summary({}, l))).toHaveValue('总体良好，个别记录待补齐')
    await desk.getByRole('link', { name: m.audit_finding_for({ item: 'SOC-02' }, l) }).click()
    await expect(desk.getByLabel(m.audit_finding({}, l), { exact: true })).toHaveValue('通道堵塞')
    await desk.getByLabel(m.audit_requirement({}, l)).fill('两周内清理')
    await desk.getByRole('button', { name: m.audit_save({}, l) }).click()
    await expect(desk.getByText(m.audit_finding_saved({}, l))).toBeVisible()
    await desk.getByRole('link', { name: m.audit_issue({}, l) }).click()
    await desk.getByLabel(m.audit_summary({}, l)).fill('总体良好，个别记录待补齐')
    await desk.getByRole('button', { name: m.audit_issue({}, l) }).click()
    await expect(desk.getByText(m.audit_issued_done({}, l))).toBeVisible()

    await owner.reload()
    await expect(owner.getByText('通道堵塞').first()).toBeVisible()
    const [action] = portal.db
      .select()
      .from(correctiveActions)
      .where(eq(correctiveActions.auditId, audit.id))
      .all()
    await owner.getByRole('link', { name: action?.code ?? '' }).click()
    await expect(owner).toHaveURL(`/actions/${action?.id}`)

    await desk.getByRole('button', { name: m.audit_follow_up({}, l) }).click()
    await desk.getByRole('button', { name: m.audit_close({}, l) }).click()
    await expect(desk.getByText(m.audit_refused_actions_open({ count: '1' }, l))).toBeVisible()
    portal.db
      .update(correctiveActions)
      .set({ state: 'closed' })
      .where(eq(correctiveActions.auditId, audit.id))
      .run()
    await desk.getByRole('button', { name: m.audit_close({}, l) }).click()
    await expect(desk.getByText(m.audit_closed_done({}, l))).toBeVisible()
    await desk.getByRole('button', { name: m.audit_archive({}, l) }).click()
    await expect(desk.getByText(m.audit_archived_done({}, l))).toBeVisible()
    await expect(desk.getByRole('button', { name: m.audit_file_add({}, l) })).toHaveCount(0)
    const report = await desk.request.get(`/audits/${audit.id}/report.pdf`)
    expect([report.status(), report.headers()['content-type']]).toEqual([200, 'application/pdf'])
  })

  test(`a supplier assesses itself, the auditor takes it over and finds nothing (${locale})`, async ({
    portal,
    visitor,
  }) => {
    const l = { locale }
    const auditor = await makeBuyer(portal, 'procurement')
    const company = await makeCompany(portal, { name: locale === 'en' ? 'Aspen' : '白杨包装', locale })
    const desk = await (await visitor(auditor, l)).context.newPage()
    await desk.goto(`/audits/new?supplier=${company.code}`)
    await desk.getByLabel(m.audit_occasion({}, l)).fill('新工厂投产')
    await desk.getByLabel(m.audit_day({}, l)).fill('2020-01-01')
    await desk.getByRole('radio', { name: m.audit_mode_self({}, l) }).check()
    await desk.getByLabel(m.audit_auditor({}, l)).selectOption(auditor.userId)
    await desk.getByRole('button', { name: m.audit_new_save({}, l) }).click()
    await expect(desk.getByRole('alert')).toContainText(m.audit_refused_date_past({}, l))
    await expect(desk.getByLabel(m.audit_occasion({}, l))).toHaveValue('新工厂投产')
    await desk.getByLabel(m.audit_day({}, l)).fill(DAY)
    await desk.getByRole('button', { name: m.audit_new_save({}, l) }).click()
    await desk.getByRole('button', { name: m.audit_notify({}, l) }).click()
    await expect(desk.getByText(m.audit_notified_done({}, l))).toBeVisible()
    const [audit] = auditsOf(portal, company.id)

    const person = await (await visitor(company.people.contributor, l)).context.newPage()
    await person.goto(`/audits/${audit?.id}`)
    await expect(person.locator('body')).not.toContainText('新工厂投产')
    await person.getByRole('link', { name: m.audit_self_begin({}, l) }).click()
    await fillInAll(person, l)
    await expect(person.getByText(m.audit_self_complete({}, l))).toBeVisible()
    await person.locator('input[type=file]').setInputFiles('tests/e2e/audits.spec.ts')
    await person.getByRole('button', { name: m.audit_file_add({}, l) }).click()
    await expect(person.getByText(m.checklist_upload_wrong_type({}, l))).toBeVisible()
    await person.getByRole('button', { name: m.audit_hand_in({}, l) }).click()
    await expect(person.getByText(m.audit_handed_in_done({}, l))).toBeVisible()
    expect(newsTo(portal, auditor.userId)).toEqual(['handed-in'])

    await desk.reload()
    await desk.getByRole('button', { name: m.audit_accept_self({}, l) }).click()
    await expect(desk.getByText(m.audit_accepted_done({}, l))).toBeVisible()
    await desk.getByRole('link', { name: m.audit_issue({}, l) }).click()
    await desk.getByLabel(m.audit_summary({}, l)).fill('全部符合要求')
    await desk.getByRole('button', { name: m.audit_issue({}, l) }).click()
    await expect(desk.getByText(m.audit_issued_done({}, l))).toBeVisible()
    expect(newsTo(portal, company.people.contributor.userId)).toEqual(['notified', 'findings'])
    await desk.getByRole('button', { name: m.audit_close({}, l) }).click()
    await expect(desk.getByText(m.audit_closed_done({}, l))).toBeVisible()
  })
}
