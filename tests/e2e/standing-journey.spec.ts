import type { Locator, Page } from '@playwright/test'
import { gradeDocument } from '#app/grading/document.server.ts'
import { GRADE_WORDS } from '#app/grading/labels.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { escalatesAt } from '#app/remediation/actions/due-date.ts'
import { findActionById } from '#app/remediation/actions/queries.server.ts'
import { CASE_STATE_LABELS } from '#app/remediation/measures/labels.ts'
import { findLatestPublished } from '#app/remediation/verification/standing.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { answerAll, reviewAndPublish, submit } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { runJobAt } from '#tests/support/jobs.ts'
import type { Portal } from '#tests/support/portal.ts'
import { sampleAnswer, shippedDimensions, shippedItem } from '#tests/support/sample-answers.ts'
import { invite, makeBuyer, makeCampaign, makeCompany } from '#tests/support/world.ts'
import { decidePlan, handIn, writePlan } from './action-steps.ts'

/** How good everything else is: the whole stands at B once the three items are put right. */
const QUALITY = 0.75
const LIMITING = 'SOC-06'
const WEAK = ['GOV-02', 'ENV-03']
const UNCLEAR = '根本原因还不清楚 · root cause unclear'

type Finding = { id: string; code: string; item: string }

test.describe.configure({ mode: 'parallel', timeout: 300_000 })

for (const locale of ['zh-CN', 'en'] as const) {
  const l = { locale }

  test(`C, three actions, one overdue, all verified: the standing is B, the year stays C (${locale})`, async ({
    portal,
    visitor,
  }) => {
    const { buyer, company, assessmentId } = await makeC(portal, locale)
    const { owner } = company.people
    const desk = await (await visitor(buyer, l)).context.newPage()
    const seller = await (await visitor(owner, l)).context.newPage()

    await issueThree(desk, portal, company.id, locale)
    const findings = findIssued(portal, company.id)
    expect(findings.map(({ item }) => item).sort()).toEqual([LIMITING, ...WEAK].sort())
    await seller.goto('/home')
    await expect(seller.getByText(m.measure_own_improving_text({ date: '' }, l))).toBeVisible()
    await expect(seller.getByText(m.measure_days_left({ days: '90' }, l), { exact: true })).toBeVisible()
    for (const { code } of findings) await expect(seller.getByRole('link', { name: code })).toBeVisible()

    for (const [index, finding] of findings.entries()) {
      await seller.goto(`/actions/${finding.id}`)
      await seller.getByRole('button', { name: m.action_acknowledge({}, l) }).click()
      await writePlan(seller, locale)
      await desk.goto(`/actions/${finding.id}`)
      if (index === 0) {
        await decidePlan(desk, locale, UNCLEAR)
        await seller.reload()
        await expect(seller.getByText(UNCLEAR).first()).toBeVisible()
        await writePlan(seller, locale)
        await desk.goto(`/actions/${finding.id}`)
      }
      await decidePlan(desk, locale)
      await expect(desk.getByText(m.action_state_implementing({}, l), { exact: true })).toBeVisible()
    }

    await expectEscalation(desk, portal, findings, { code: company.code, locale })

    for (const finding of findings) {
      await seller.goto(`/actions/${finding.id}/evidence`)
      await handIn(seller, shippedItem(finding.item), 'Done, see the records.', locale)
      await desk.goto(`/actions/${finding.id}/verification`)
      await desk.getByLabel(m.closure_verify_reason({}, l)).fill('Checked on site.')
      await desk.getByRole('button', { name: m.closure_verify_effective({}, l) }).click()
      await expect(desk).toHaveURL(new RegExp(`/actions/${finding.id}$`))
      expect(findActionById(portal.db, finding.id)?.state).toBe('closed')
    }

    await seller.goto(`/assessments/${assessmentId}/result`)
    await expectGrades(seller.locator('#standing'), ['C', 'B'], locale)
    await portal.mailTo(owner.email, locale === 'en' ? /target met/ : /已达标/)
    await seller.goto('/home')
    await expect(seller.getByText(m.measure_own_improving_text({ date: '' }, l))).toHaveCount(0)

    await desk.goto(`/suppliers/${company.id}/measures`)
    await expect(desk.getByText(CASE_STATE_LABELS.met({}, l)).first()).toBeVisible()
    expect(findLatestPublished(portal.db, company.id)?.verifiedGrade).toBe('C')
    await expectReproducible(seller, findings)
  })
}

/** A company at C: a finding that limits its grade, and two more items with nothing in place. */
async function makeC(portal: Portal, locale: Locale) {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const company = await makeCompany(portal, { name: `青石电镀${locale}`, locale })
  const assessment = invite(portal, makeCampaign(portal, buyer), company)
  const invited = { assessment, buyer, owner: company.people.owner }
  const items = shippedDimensions().flatMap(dimension => dimension.items)
  const answers = items.map(item => {
    if (item.code === LIMITING) return [item.code, sampleAnswer(item, { firing: 'wage_arrears' })] as const
    return [item.code, sampleAnswer(item, { quality: WEAK.includes(item.code) ? 0 : QUALITY })] as const
  })
  answerAll(portal, invited, Object.fromEntries(answers))
  submit(portal, invited)
  reviewAndPublish(portal, invited)
  expect(findLatestPublished(portal.db, company.id)?.verifiedGrade).toBe('C')
  return { buyer, company, assessmentId: assessment.id }
}

/** Of the proposals, the reviewer asks for three only. */
async function issueThree(desk: Page, portal: Portal, supplierId: string, locale: Locale) {
  const l = { locale }
  await desk.goto(`/actions?state=draft&supplier=${supplierId}`)
  const chosen = new Set(findCodes(portal, supplierId, [LIMITING, ...WEAK]))
  for (const box of await desk.getByRole('checkbox', { name: /CA-/ }).all()) {
    const name = (await box.getAttribute('aria-label')) ?? ''
    await box.setChecked([...chosen].some(code => name.includes(code)))
  }
  await desk.getByRole('button', { name: m.action_issue_chosen({}, l) }).click()
  for (const code of chosen) await expect(desk.getByRole('link', { name: code })).toHaveCount(0)
}

function findCodes({ raw }: Portal, supplierId: string, items: string[]) {
  return raw
    .prepare<[string, string], { code: string }>(
      `select a.code from corrective_actions a join action_items i on i.action_id = a.id
       where a.supplier_id = ? and i.item_code in (select value from json_each(?))`,
    )
    .all(supplierId, JSON.stringify(items))
    .map(({ code }) => code)
}

function findIssued({ raw }: Portal, supplierId: string) {
  return raw
    .prepare<[string], Finding>(
      `select a.id, a.code, i.item_code as item from corrective_actions a join action_items i on i.action_id = a.id
       where a.supplier_id = ? and a.state = 'issued' order by a.code`,
    )
    .all(supplierId)
}

/** The first of the actions goes to the committee at its instant, and not a millisecond before. */
async function expectEscalation(
  desk: Page,
  portal: Portal,
  findings: Finding[],
  { code, locale }: { code: string; locale: Locale },
) {
  const instants = findings.map(({ id }) => {
    const { severity, dueAt } = findActionById(portal.db, id) ?? {}
    if (!severity || !dueAt) throw new Error('an issued action has a due date')
    return escalatesAt({ severity, dueAt }, loadSettings(portal.db)).getTime()
  })
  const first = Math.min(...instants)
  const count = instants.filter(instant => instant === first).length
  const row = desk.getByRole('row').filter({ hasText: code })
  expect(await runJobAt(portal, 'escalate-actions', new Date(first - 1))).toEqual({ actions: 0 })
  await desk.goto('/committee')
  await expect(row).toHaveCount(0)
  expect(await runJobAt(portal, 'escalate-actions', new Date(first))).toEqual({ actions: count })
  await desk.goto('/committee')
  await expect(row.getByText(CASE_STATE_LABELS['decision-due']({}, { locale })).first()).toBeVisible()
}

async function expectGrades(card: Locator, grades: ('A' | 'B' | 'C' | 'D')[], locale: Locale) {
  for (const grade of grades) {
    const words = new RegExp(`^${grade}\\s*${GRADE_WORDS[grade]({}, { locale })}$`)
    await expect(card.getByText(words).first()).toBeVisible()
  }
}

/** The last receipt says B, and grading it again says the same. */
async function expectReproducible(page: Page, findings: Finding[]) {
  const last = findings.at(-1)
  const receipt = await page.request.get(`/actions/${last?.id}/receipt`)
  const again = gradeDocument(await receipt.text(), () => {
    throw new Error('a receipt carries its policy')
  })
  expect(again).toMatchObject({ outcome: 'verified', receipt: { grade: 'B' } })
}
