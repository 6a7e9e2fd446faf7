import { GRADE_WORDS } from '#app/grading/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { findLatestPublished } from '#app/remediation/verification/standing.server.ts'
import { findActionById } from '#app/remediation/actions/queries.server.ts'
import { gradeDocument } from '#app/grading/document.server.ts'
import { answerAll, reviewAndPublish, submit } from '#tests/support/answering.ts'
import { makeImplementing } from '#tests/support/closures.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import type { Portal } from '#tests/support/portal.ts'
import { sampleAnswer, shippedItem } from '#tests/support/sample-answers.ts'
import { samplePdf } from '#tests/support/sample-files.ts'
import { makeInvitedCompany } from '#tests/support/world.ts'
import { handIn } from './action-steps.ts'

const ITEM = shippedItem('SOC-06')
const TRIGGER = 'wage_arrears'

/** A company whose finding limits its published grade to C, and the action about it being worked on. */
async function makeLimited(portal: Portal) {
  const invited = await makeInvitedCompany(portal)
  answerAll(portal, invited, { [ITEM.code]: sampleAnswer(ITEM, { firing: TRIGGER }) })
  submit(portal, invited)
  reviewAndPublish(portal, invited)
  const given = { supplierId: invited.company.id, itemCode: ITEM.code, words: 'Wages on time' }
  return { ...invited, actionId: makeImplementing(portal.db, invited, given) }
}

for (const locale of ['zh-CN', 'en'] as const)
  test(`evidence is sent back, handed in again and verified; the standing rises and the result of the year stays (${locale})`, async ({
    portal,
    visitor,
  }) => {
    const { buyer, owner, actionId, assessmentId, company } = await makeLimited(portal)
    const l = { locale }
    const suppliers = await (await visitor(owner, l)).context.newPage()
    const buyers = await (await visitor(buyer, l)).context.newPage()

    await suppliers.goto(`/actions/${actionId}`)
    await suppliers.getByRole('link', { name: m.closure_hand_in({}, l) }).click()
    await suppliers.getByRole('button', { name: m.closure_hand_in_send({}, l) }).click()
    await expect(suppliers.getByRole('alert')).toHaveText([m.closure_refused_summary({}, l)])
    await handIn(suppliers, ITEM, 'All wages are paid on the 10th.', locale)

    await buyers.goto(`/actions/${actionId}/verification`)
    await buyers.getByLabel(m.closure_verify_reason({}, l)).fill('Bank records of May are missing.')
    await buyers.getByRole('button', { name: m.closure_verify_insufficient({}, l) }).click()
    await expect(buyers.getByText('Bank records of May are missing.').first()).toBeVisible()

    await suppliers.goto(`/actions/${actionId}/evidence`)
    await expect(suppliers.getByText('Bank records of May are missing.')).toBeVisible()
    await handIn(suppliers, ITEM, 'With bank records of May.', locale)

    await buyers.goto(`/actions/${actionId}/verification`)
    const effect = buyers.locator('#effect')
    await expect(effect.getByText(GRADE_WORDS.C({}, l))).toBeVisible()
    await expect(effect.getByText(GRADE_WORDS.A({}, l))).toBeVisible()
    await buyers.getByRole('button', { name: m.closure_verify_effective({}, l) }).click()
    await expect(buyers.getByRole('alert').first()).toBeVisible()
    await buyers.getByLabel(m.closure_verify_reason({}, l)).fill('Checked against bank records.')
    await buyers.getByRole('button', { name: m.closure_verify_effective({}, l) }).click()
    await expect(buyers).toHaveURL(new RegExp(`/actions/${actionId}$`))
    await expect(buyers.getByText('Checked against bank records.').first()).toBeVisible()
    expect(findActionById(portal.db, actionId)?.state).toBe('closed')

    await suppliers.goto(`/assessments/${assessmentId}/result`)
    const standing = suppliers.locator('#standing')
    await expect(standing.getByText(GRADE_WORDS.C({}, l))).toBeVisible()
    await expect(standing.getByText(GRADE_WORDS.A({}, l))).toBeVisible()
    expect(findLatestPublished(portal.db, company.id)?.verifiedGrade).toBe('C')

    const receipt = await suppliers.request.get(`/actions/${actionId}/receipt`)
    const again = gradeDocument(await receipt.text(), () => {
      throw new Error('a receipt carries its policy')
    })
    expect(again).toMatchObject({ outcome: 'verified', receipt: { grade: 'A' } })
  })

test('without JavaScript nothing typed is lost when something else is wrong', async ({ portal, visitor }) => {
  const { owner, actionId } = await makeLimited(portal)
  const l = { locale: 'en' } as const
  const page = await (await visitor(owner, { ...l, javaScriptEnabled: false })).context.newPage()
  await page.goto(`/actions/${actionId}/evidence`)
  await page.getByLabel(m.closure_summary({}, l)).fill('Paid on the 10th.')
  const { name, mimeType, buffer } = samplePdf('bank-records.pdf')
  await page.locator('#files').setInputFiles({ name, mimeType, buffer })
  await page.getByRole('button', { name: m.closure_files_attach({}, l) }).click()
  await expect(page.getByRole('link', { name: 'bank-records.pdf' })).toBeVisible()
  await expect(page.getByLabel(m.closure_summary({}, l))).toHaveValue('Paid on the 10th.')
  await page
    .getByRole('button', { name: m.closure_files_remove_one({ name: 'bank-records.pdf' }, l) })
    .click()
  await expect(page.getByRole('link', { name: 'bank-records.pdf' })).toBeHidden()
  await expect(page.getByLabel(m.closure_summary({}, l))).toHaveValue('Paid on the 10th.')
})
