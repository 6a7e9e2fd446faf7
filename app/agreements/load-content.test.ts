import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { agreementTemplates, agreementVersions } from '#db/schema/index.ts'
import { draftShippedAgreements } from './draft-shipped.server.ts'
import { loadAgreements } from './load-content.server.ts'

const NOW = new Date('2026-11-22T04:00:00Z')
const HEAD = `code: integrity-commitment
kind: integrity-commitment
parties: supplier
title: { zh-CN: 廉洁承诺书, en: Integrity commitment }
consent: { zh-CN: 本人同意, en: I agree }
termMonths: 24
needsPowerOfAttorney: false
note: For legal to read
`

function writeAgreement(given: { head?: string; zh?: string; en?: string; name?: string } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-agreements-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const own = path.join(folder, given.name ?? 'integrity-commitment')
  fs.mkdirSync(own)
  fs.writeFileSync(path.join(own, 'agreement.yaml'), given.head ?? HEAD)
  if (given.zh !== '')
    fs.writeFileSync(path.join(own, 'zh-CN.md'), given.zh ?? '致 {{organisation_zh}}：\r\n承诺')
  fs.writeFileSync(path.join(own, 'en.md'), given.en ?? 'To {{organisation_en}}: we undertake')
  return folder
}

test('reads an agreement with its texts in both languages', () => {
  const [agreement] = loadAgreements(writeAgreement())
  expect(agreement).toMatchObject({
    code: 'integrity-commitment',
    parties: 'supplier',
    termMonths: 24,
    text: {
      titleEn: 'Integrity commitment',
      bodyZh: '致 {{organisation_zh}}：\n承诺',
      consentZh: '本人同意',
    },
  })
})

test('no folder, no agreements', () => {
  expect(loadAgreements('/nowhere')).toEqual([])
})

test.each([
  [
    { head: HEAD.replace('supplier', 'both sides') },
    /agreement\.yaml:3:\d+: parties "both sides" is not one of/,
  ],
  [
    { head: HEAD.replace('{ zh-CN: 本人同意, en: I agree }', '{ en: I agree }') },
    /missing zh-CN text for consent/,
  ],
  [{ head: `${HEAD}colour: red\n` }, /agreement\.yaml:9:\d+: unknown key "colour"/],
  [{ head: 'code: [' }, /agreement\.yaml:1:\d+: /],
  [{ name: 'another' }, /code "integrity-commitment" is not the name of the folder/],
  [{ zh: '' }, /zh-CN\.md:1:1: the text is missing or empty/],
  [{ en: 'Call {{hotlin}}' }, /unknown field \{\{hotlin\}\}/],
  [{ zh: '1.1 承诺', en: '1.2 We undertake' }, /zh-CN\.md:1:1: after the start comes 1\.1 in Chinese, 1\.2 /],
])('refuses %j, naming file and line', (given, message) => {
  expect(() => loadAgreements(writeAgreement(given))).toThrow(message)
})

test('a shipped text becomes a draft once; a changed one the next draft', () => {
  const { db } = openTestDatabase()
  const shipped = loadAgreements(writeAgreement())
  draftShippedAgreements(db, shipped, NOW)
  draftShippedAgreements(db, shipped, NOW)
  draftShippedAgreements(db, loadAgreements(writeAgreement({ en: 'We undertake more' })), NOW)
  expect(db.select().from(agreementTemplates).all()).toHaveLength(1)
  const versions = db.select().from(agreementVersions).all()
  expect(
    versions.map(({ number, state, bodyEn, createdById }) => [number, state, bodyEn, createdById]),
  ).toEqual([
    [1, 'draft', 'To {{organisation_en}}: we undertake', null],
    [2, 'draft', 'We undertake more', null],
  ])
})
