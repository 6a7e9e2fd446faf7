import { expect, test } from 'vitest'
import { NOW } from '#app/accounts/accounts.test-support.ts'
import { isoDate } from '#app/i18n/format.ts'
import { changeSettings } from '#app/settings/change-settings.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { changeStatus } from '#app/suppliers/change-status.server.ts'
import { changeTogether, previewChange } from '#app/suppliers/change-together.server.ts'
import { updateSupplier } from '#app/suppliers/queries.server.ts'
import { loadQuestionnaire } from '#app/questionnaires/load-content.server.ts'
import { derivedValuesOf } from '../derived-value.server.ts'
import { days, invite, newestSigning, openSigning, sign } from './signing.test-support.ts'

const TO_QUALIFIED = { from: 'prospective', to: 'qualified', since: isoDate(NOW), reason: null } as const

async function openProspective() {
  const scenario = await openSigning()
  updateSupplier(scenario.db, 'supplier-one', { status: 'prospective' })
  return scenario
}

test('nobody becomes qualified without an integrity agreement in force', async () => {
  const scenario = await openProspective()
  const { db, procurement, commitment } = scenario
  const qualify = () => changeStatus(db, procurement, 'supplier-one', TO_QUALIFIED)
  expect(qualify()).toEqual({ ok: false, refusal: { code: 'commitment-missing' } })
  const choice = { supplierIds: ['supplier-one'] }
  const status = { to: 'qualified', since: isoDate(NOW), reason: null } as const
  const change = { facts: {}, addSites: [], removeSites: [], status }
  const looked = previewChange(db, procurement, choice, change)
  expect(looked).toMatchObject({ preview: { changing: 0, refused: ['supplier-one'] } })
  const seen = looked.ok ? looked.preview.seen : ''
  expect(changeTogether(db, procurement, choice, change, seen)).toEqual({ ok: true, count: 0 })
  invite(scenario, commitment.templateId)
  await sign(scenario, newestSigning(db, commitment.templateId).signing.id)
  expect(qualify()).toEqual({ ok: true })
})

test('the gate can be taken away, and asks for nothing that cannot be signed', async () => {
  const first = await openProspective()
  const names = { nameZh: '示例精密', nameEn: 'Sample Precision' }
  changeSettings(first.db, first.admin, { ...names, ...loadSettings(first.db), isCommitmentNeeded: false })
  expect(changeStatus(first.db, first.procurement, 'supplier-one', TO_QUALIFIED)).toEqual({ ok: true })
  const second = await openProspective()
  second.raw.exec("update agreement_versions set state = 'superseded'")
  expect(changeStatus(second.db, second.procurement, 'supplier-one', TO_QUALIFIED)).toEqual({ ok: true })
})

test('the checklist’s field follows the agreement, and is asked where nobody was', async () => {
  const scenario = await openSigning()
  const { db, commitment, supplierId } = scenario
  const loaded = loadQuestionnaire('db/content/esg-checklist-2026.1')
  const items = loaded.ok ? loaded.content.dimensions.flatMap(dimension => dimension.items) : []
  const item = items.find(({ code }) => code === 'ETH-02')
  if (!item) throw new Error('no ETH-02')
  const [field] = item.fields
  const valueAt = (now: Date) => derivedValuesOf(db, supplierId, item, now)[field?.id ?? '']
  expect(valueAt(NOW)).toBeUndefined()
  invite(scenario, commitment.templateId)
  expect([valueAt(days(1)), valueAt(days(61))]).toEqual(['invited', 'declined_or_expired'])
  await sign(scenario, newestSigning(db, commitment.templateId).signing.id, { now: days(62) })
  expect(valueAt(days(62))).toBe('active')
})
