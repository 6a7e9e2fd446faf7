import type { Page } from '@playwright/test'
import { m } from '#app/paraglide/messages.js'
import { answerAll, submit } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { shippedItem } from '#tests/support/sample-answers.ts'
import { makeInvitedCompany } from '#tests/support/world.ts'

const l = { locale: 'en' } as const
const ITEM = shippedItem('SOC-02')

test('both sides comment below an item and read what was said without leaving the page', async ({
  portal,
  visitor,
}) => {
  const invited = await makeInvitedCompany(portal)
  answerAll(portal, invited)
  submit(portal, invited)
  const buyers = await (await visitor(invited.buyer, l)).context.newPage()
  await buyers.goto(`/reviews/${invited.assessmentId}?dimension=SOC#${ITEM.code}`)
  await comment(buyers, m.checklist_comment_ask({}, l), 'Which site is it?')
  const suppliers = await (await visitor(invited.owner, l)).context.newPage()
  await suppliers.goto(`/assessments/${invited.assessmentId}/sections/soc#${ITEM.code}`)
  await expect(commentsOn(suppliers).getByText('Which site is it?')).toBeVisible()
  await comment(suppliers, m.checklist_comment_reply({}, l), 'The one in Suzhou.')
  await suppliers.reload()
  await expect(commentsOn(suppliers).getByText('The one in Suzhou.')).toBeVisible()
})

async function comment(page: Page, label: string, body: string) {
  const comments = commentsOn(page)
  await comments.getByRole('button', { name: label }).click()
  await comments.getByRole('textbox', { name: label }).fill(body)
  await comments.getByRole('button', { name: m.checklist_comment_send({}, l), exact: true }).click()
  await expect(comments.getByRole('textbox')).toBeHidden()
  await expect(comments.getByRole('listitem').filter({ hasText: body })).toBeVisible()
}

function commentsOn(page: Page) {
  return page.getByRole('region', { name: m.checklist_comment_for({ code: ITEM.code }, l) })
}
