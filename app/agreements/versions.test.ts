import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import {
  acting,
  createAgreementTemplate,
  createAgreementVersion,
  createOrganisation,
  createSupplier,
  createUser,
} from '#db/factories/index.ts'
import { agreementVersions, events } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { exportedRecords } from '#app/reports/exports.test-support.ts'
import { comparePage } from './compare-page.server.ts'
import { changeVersion, createAgreement, discardVersion, draftVersion } from './draft-version.server.ts'
import { loadFieldValues } from './field-values.server.ts'
import { findAgreement, findOfferedVersions, listAgreements } from './find-agreements.server.ts'
import { approveVersion, publishVersion } from './publish-version.server.ts'
import { findVersionById } from './queries.server.ts'
import { textSha256Of } from './text-digest.server.ts'
import { fillFields } from './text-fields.ts'
import { contentOf, type VersionContent } from './version-content.ts'

const CONTACTS = { integrityHotline: '400-000-0000', integrityMailbox: 'integrity@buyer.example' }

/** An organisation with three people of the integrity function, and a draft the first of them wrote. */
function drafted(settings: typeof CONTACTS | Record<string, never> = CONTACTS) {
  setEnvironment(readEnvironment({ PUBLIC_ORIGIN: 'https://portal.example', NODE_ENV: 'test' }))
  const { db, raw } = openTestDatabase()
  createOrganisation(db, { settings })
  const person = () => createUser(db, { roles: ['integrity'] })
  const [author, second, third] = [person(), person(), person()]
  const made = createAgreement(db, acting(author), {
    kind: 'integrity-commitment',
    parties: 'supplier',
    titleZh: '廉洁承诺书',
    titleEn: 'Integrity commitment',
  })
  if (!made.ok) throw new Error(made.refusal.code)
  const read = (id = made.id) => {
    const found = findVersionById(db, id)
    if (!found) throw new Error('no version')
    return found.version
  }
  const change = (content: Partial<VersionContent>, actor = author, rev = read().rev, note = '') =>
    changeVersion(db, acting(actor), made.id, { rev, content: { ...contentOf(read()), ...content }, note })
  const approve = (actor = second, id = made.id, rev = read(id).rev) => {
    const textSha256 = textSha256Of(fillFields(read(id), loadFieldValues(db)))
    return approveVersion(db, acting(actor), id, { rev, textSha256 })
  }
  const publish = (actor = third, id = made.id) => publishVersion(db, acting(actor), id)
  change({
    bodyZh: '## 1 承诺\n\n致 {{organisation_zh}}：举报电话 {{hotline}}，{{report_url}}',
    bodyEn: '## 1 Undertaking\n\nTo {{organisation_en}}: write to {{mailbox}}',
    consentZh: '本人同意',
    consentEn: 'I agree',
  })
  return { db, raw, id: made.id, author, second, third, person, read, change, approve, publish }
}

function refused(code: string, more = {}) {
  return { ok: false, refusal: { code, ...more } }
}

test('a draft is approved by a second person, which fills in its fields and hashes it, and published by a third', () => {
  const { db, read, approve, publish, author, second, third } = drafted()
  expect(approve()).toEqual({ ok: true })
  const approved = read()
  expect(approved).toMatchObject({
    state: 'approved',
    bodyZh: '## 1 承诺\n\n致 示例集团：举报电话 400-000-0000，https://portal.example/report',
    bodyEn: '## 1 Undertaking\n\nTo Example Group: write to integrity@buyer.example',
    approvedById: second.userId,
    textSha256: textSha256Of(approved),
  })
  expect(approved.draftedText?.bodyZh).toContain('{{hotline}}')
  expect(findOfferedVersions(db, author)).toEqual([])
  expect(publish()).toEqual({ ok: true })
  expect(read()).toMatchObject({ state: 'published', publishedById: third.userId })
  expect(findOfferedVersions(db, author)).toHaveLength(1)
  const types = db.select({ type: events.type }).from(events).all()
  expect(types.map(({ type }) => type)).toEqual([
    'agreement.drafted',
    'agreement.changed',
    'agreement.approved',
    'agreement.published',
  ])
})

test('four eyes: who wrote it does not approve it, who approved it does not publish it', () => {
  const { approve, publish, author, second } = drafted()
  expect(approve(author)).toEqual(refused('own-change'))
  expect(approve(second)).toEqual({ ok: true })
  expect(publish(second)).toEqual(refused('own-approval'))
  expect(publish(author)).toEqual({ ok: true })
})

test('a note leaves open who approves; a word of the text does not', () => {
  const { change, approve, second, author, read } = drafted()
  expect(change({}, second, read().rev, 'Looks good')).toEqual({ ok: true })
  expect(approve(author)).toEqual(refused('own-change'))
  expect(change({ consentEn: 'I agree to it' }, second)).toEqual({ ok: true })
  expect(approve(second)).toEqual(refused('own-change'))
  expect(approve(author)).toEqual({ ok: true })
})

test('only people of the integrity function manage what is theirs', () => {
  const { db, change, approve, publish } = drafted()
  const procurement = createUser(db, { roles: ['procurement', 'admin'] })
  const own = { kind: 'quality', parties: 'both', titleZh: '质量协议', titleEn: 'Quality' } as const
  expect(change({}, procurement)).toEqual(refused('not-allowed'))
  expect(approve(procurement)).toEqual(refused('not-allowed'))
  expect(publish(procurement)).toEqual(refused('not-allowed'))
  const commitment = { ...own, kind: 'integrity-commitment' } as const
  expect(createAgreement(db, acting(procurement), commitment)).toEqual(refused('not-allowed'))
  expect(createAgreement(db, acting(procurement), own)).toMatchObject({ ok: true })
})

test('is refused while a field has no value or is none the portal knows', () => {
  const { change, approve } = drafted({})
  expect(approve()).toEqual(refused('fields-empty', { fields: ['hotline', 'mailbox'] }))
  change({ consentZh: '{{phone}} 同意' })
  expect(approve()).toEqual(refused('fields-unknown', { names: ['phone'] }))
})

test('what somebody changed meanwhile is neither overwritten nor approved', () => {
  const { db, id, change, approve, author, second, read } = drafted()
  const { rev } = read()
  expect(change({ titleEn: 'Commitment' }, second)).toEqual({ ok: true })
  expect(change({ titleEn: 'Undertaking' }, author, rev)).toEqual(refused('changed-meanwhile'))
  expect(approve(author, id, rev)).toEqual(refused('changed-meanwhile'))
  const stale = { rev: read().rev, textSha256: 'of another hotline' }
  expect(approveVersion(db, acting(author), id, stale)).toEqual(refused('changed-meanwhile'))
})

test('a new version starts from the draft of the old one, fields and all, and takes its place', () => {
  const { db, id, author, second, approve, publish, read } = drafted()
  approve()
  publish()
  const next = draftVersion(db, acting(author), id)
  if (!next.ok) throw new Error(next.refusal.code)
  expect(read(next.id)).toMatchObject({ number: 2, state: 'draft', needsResigning: false })
  expect(read(next.id).bodyZh).toContain('{{hotline}}')
  expect(approve(second, next.id)).toEqual(refused('nothing-changed'))
  const content = { ...contentOf(read(next.id)), termMonths: 36 }
  changeVersion(db, acting(author), next.id, { rev: 1, content, note: '' })
  expect(approve(second, next.id)).toEqual({ ok: true })
  expect(publish(author, next.id)).toEqual({ ok: true })
  expect(read().state).toBe('superseded')
  expect(read(next.id).state).toBe('published')
  const templateId = read().templateId
  expect(findAgreement(db, author, templateId)?.versions.map(({ number }) => number)).toEqual([2, 1])
})

test('an older version does not come into force after a newer one', () => {
  const { db, author, second } = drafted()
  const template = createAgreementTemplate(db)
  const old = createAgreementVersion(db, { template, state: 'approved', approvedById: second.userId })
  createAgreementVersion(db, { template, number: 2 })
  expect(publishVersion(db, acting(author), old.id)).toEqual(refused('older'))
})

test('a draft and an approved version can be let go; what is in force cannot', () => {
  const { db, id, author, approve, publish, read } = drafted()
  const other = draftVersion(db, acting(author), id)
  if (!other.ok) throw new Error(other.refusal.code)
  expect(discardVersion(db, acting(author), other.id)).toEqual({ ok: true })
  expect(read(other.id).state).toBe('discarded')
  expect(approve(author, other.id)).toEqual(refused('wrong-state', { state: 'discarded' }))
  approve()
  publish()
  expect(discardVersion(db, acting(author), id)).toEqual(refused('wrong-state', { state: 'published' }))
  const next = draftVersion(db, acting(author), id)
  expect(next.ok && read(next.id).number).toBe(3)
})

test('the database itself keeps an approved text as it is', () => {
  const { db, id, approve, publish, read } = drafted()
  approve()
  const set = (change: Partial<typeof agreementVersions.$inferInsert>) => () =>
    db.update(agreementVersions).set(change).where(eq(agreementVersions.id, id)).run()
  expect(set({ bodyZh: '改过的' })).toThrow('an approved agreement text never changes')
  expect(set({ consentEn: 'I do not' })).toThrow('an approved agreement text never changes')
  expect(set({ state: 'draft' })).toThrow('an agreement version does not go back')
  publish()
  expect(set({ state: 'discarded' })).toThrow('an agreement version does not go back')
  expect(() => db.delete(agreementVersions).run()).toThrow('an approved agreement text is kept')
  expect(read().state).toBe('published')
})

test('everybody of the buyer reads agreements, nobody of a supplier', () => {
  const { db, id, author } = drafted()
  createAgreementVersion(db, { template: createAgreementTemplate(db, { kind: 'quality', code: 'quality' }) })
  const viewer = createUser(db, { roles: ['viewer'] })
  const found = listAgreements(db, viewer)
  expect(found.map(({ template, current, open }) => [template.kind, current !== null, open.length])).toEqual([
    ['integrity-commitment', false, 1],
    ['quality', true, 0],
  ])
  expect(findOfferedVersions(db, author)).toEqual([])
  const stranger = { ...viewer, supplierId: 'some-supplier', roles: ['owner'] as const }
  expect(listAgreements(db, stranger)).toEqual([])
  expect(findAgreement(db, stranger, findVersionById(db, id)?.template.id ?? '')).toBeNull()
})

test('versions are compared as people read them, with the one in force when none is named', () => {
  const { db, id, author, approve, publish } = drafted()
  approve()
  publish()
  const next = draftVersion(db, acting(author), id)
  if (!next.ok) throw new Error(next.refusal.code)
  const found = findVersionById(db, next.id)
  if (!found) throw new Error('no version')
  const content = contentOf(found.version)
  const changed = {
    ...content,
    termMonths: 36,
    bodyEn: content.bodyEn.replace('write to', 'call or write to'),
  }
  changeVersion(db, acting(author), next.id, { rev: 1, content: changed, note: '' })
  expect(comparePage(db, author, next.id, null)).toMatchObject({
    from: { number: 1 },
    to: { number: 2 },
    changed: ['bodyEn', 'termMonths'],
    texts: [
      {
        part: 'bodyEn',
        lines: [
          { isHeading: true, change: 'same' },
          {
            parts: [
              { change: 'same', text: 'To Example Group: ' },
              { change: 'added', text: 'call or ' },
              { change: 'same', text: 'write to integrity@buyer.example' },
            ],
          },
        ],
      },
    ],
  })
  expect(comparePage(db, author, id, null)).toMatchObject({ from: { number: 2 }, to: { number: 1 } })
  const supplier = createUser(db, { supplierId: createSupplier(db).id })
  expect(comparePage(db, supplier, next.id, null)).toBeNull()
})

test('all versions are exported with who approved and published them, and their hashes', async () => {
  const { db, author, second, third, read, approve, publish } = drafted()
  approve()
  publish()
  createAgreementVersion(db, { template: createAgreementTemplate(db, { code: 'quality', kind: 'quality' }) })
  const records = await exportedRecords(db, 'agreement-versions', { actor: author })
  expect(records.map(({ Code, Version, State }) => [Code, Version, State])).toEqual([
    ['integrity-commitment', '1', 'In force'],
    ['quality', '1', 'In force'],
  ])
  expect(records[0]).toMatchObject({
    'Last changed by': author.name,
    'Approved by': second.name,
    'Published by': third.name,
    'SHA-256 of the text': read().textSha256,
  })
})
