import type { Locator, Page } from '@playwright/test'
import fs from 'node:fs'
import { findTemplateById } from '#app/agreements/queries.server.ts'
import { findSigningsBySupplierId } from '#app/agreements/signing/queries.server.ts'
import type { Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { signatures } from '#db/schema/index.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import type { Portal } from '#tests/support/portal.ts'
import { until } from '#tests/support/until.ts'
import { fillSignature, makeSigningWorld } from './signing-steps.ts'

for (const locale of ['zh-CN', 'en'] as const) {
  const l = { locale } as const

  test(`drawn signatures, a code that counts once, and a file that proves itself: ${locale}`, async ({
    portal,
    visitor,
  }) => {
    test.setTimeout(180_000)
    const { version, companies, integrity, director } = await makeSigningWorld(portal, locale)
    const [one, other] = companies
    if (!one || !other) throw new Error('no companies')
    const buyer = await (await visitor(integrity, { locale })).context.newPage()
    await buyer.goto(
      `/agreements/invitations?agreement=${findTemplateById(portal.db, version.templateId)?.code}`,
    )
    await buyer.getByRole('button', { name: m.signing_invite_send({}, l) }).click()
    await expect(buyer.getByRole('heading', { name: m.signing_register_title({}, l) })).toBeVisible()

    const desk = await (await visitor(director, { locale })).context.newPage()
    const signDrawn = async (person: Actor, signingId: string) => {
      const page = await (await visitor(person, { locale })).context.newPage()
      await page.goto(`/signings/${signingId}/signature`)
      await fillSignature(page, person, locale)
      await draw(page, locale)
      await confirmByCode(page, await newCode(portal, page, person, locale), locale)
      await page.getByRole('button', { name: m.signing_sign({}, l) }).click()
      await expect(page.getByText(m.signing_waits_for_buyer({}, l))).toBeVisible()
      return page
    }
    const counterSign = async (code: string) => {
      await desk.goto('/agreements/counter-signing')
      await desk.getByLabel(m.signing_method_typed({}, l)).check()
      await desk.getByLabel(m.signing_typed({}, l), { exact: true }).fill(director.name)
      await desk.locator('[name=consent]').check()
      await confirmByCode(desk, code, locale)
      await desk.getByRole('button', { name: m.signing_counter_sign({}, l) }).click()
    }
    const signingOf = (supplierId: string) =>
      findSigningsBySupplierId(portal.db, supplierId)[0]?.signing.id ?? ''

    const supplier = await signDrawn(one.people.signatory, signingOf(one.id))
    const given = portal.db
      .select()
      .from(signatures)
      .all()
      .find(row => row.signingId === signingOf(one.id))
    expect(given).toMatchObject({ method: 'drawn', authentication: 'mail-code' })
    expect(given?.signature).toMatch(/^M\d+ \d+( L\d+ \d+){8,}/)

    await desk.goto('/agreements/counter-signing')
    const code = await newCode(portal, desk, director, locale)
    await counterSign(code)
    await expect(desk.getByText(m.signing_counter_none({}, l))).toBeVisible()
    await signDrawn(other.people.signatory, signingOf(other.id))
    await counterSign(code)
    await expect(desk.getByRole('alert')).toContainText(m.signing_refused_code_spent({}, l))

    await supplier.goto(`/signings/${signingOf(one.id)}`)
    await expect(supplier.getByRole('img', { name: one.people.signatory.name })).toBeVisible()
    const downloading = supplier.waitForEvent('download')
    await supplier.getByRole('link', { name: m.signing_download({}, l) }).click()
    const pdf = fs.readFileSync(await (await downloading).path())

    const anybody = await (await visitor(null, { locale })).context.newPage()
    await check(anybody, pdf, locale)
    await expect(anybody.getByText(m.proof_verify_valid_text({}, l))).toBeVisible()
    await expect(anybody.getByText(one.people.signatory.name, { exact: false })).toBeVisible()
    const changed = Buffer.from(pdf)
    const at = changed.indexOf('stream') + 40
    changed[at] = (changed[at] ?? 0) ^ 1
    await check(anybody, changed, locale)
    await expect(anybody.getByText(m.proof_problem_changed({}, l))).toBeVisible()
    await expect(anybody.getByText(m.proof_verify_valid_text({}, l))).toHaveCount(0)
  })
}

/** Two strokes in the field for it. */
async function draw(page: Page, locale: Locale) {
  await page.getByLabel(m.signing_method_drawn({}, { locale })).check()
  const pad = page.getByRole('img', { name: m.signing_pad_label({}, { locale }) })
  await stroke(page, pad, [0.2, 0.3], [0.5, 0.7])
  await stroke(page, pad, [0.6, 0.7], [0.8, 0.2])
}

async function stroke(
  page: Page,
  pad: Locator,
  from: readonly [number, number],
  to: readonly [number, number],
) {
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('the field to sign in is not shown')
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 12 })
  await page.mouse.up()
}

async function newCode(portal: Portal, page: Page, person: Actor, locale: Locale) {
  const before = portal.mails.length
  await page.getByRole('button', { name: m.signing_code_send({}, { locale }) }).click()
  await expect(page.getByText(m.signing_code_sent({ email: person.email }, { locale }))).toBeVisible()
  return until('a mail with a code', () =>
    portal.mails
      .slice(before)
      .filter(({ recipient }) => recipient === person.email)
      .flatMap(({ text }) => /\b\d{6}\b/.exec(text ?? '')?.[0] ?? [])
      .at(0),
  )
}

async function confirmByCode(page: Page, code: string, locale: Locale) {
  await page.getByLabel(m.signing_by_code({}, { locale })).check()
  await page.locator('[name=code]').fill(code)
}

async function check(page: Page, buffer: Buffer, locale: Locale) {
  await page.goto('/verify')
  const file = { name: 'agreement.pdf', mimeType: 'application/pdf', buffer }
  await page.getByLabel(m.proof_verify_file({}, { locale }), { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: m.proof_verify_button({}, { locale }) }).click()
}
