import { expect, test } from 'vitest'
import { addPerson, addSupplier, NOW, openPortal } from '#app/accounts/accounts.test-support.ts'
import type { Db } from '#db/client.server.ts'
import { enqueueMail } from './enqueue-mail.server.ts'
import { findMailsBySupplierId, readMailOfSupplier } from './supplier-mail.server.ts'

async function openWithMails(count: number) {
  const { db } = await openPortal()
  addSupplier(db, 'supplier-two')
  for (let n = 0; n < count; n++) invite(db, 'supplier-one', n)
  invite(db, 'supplier-two', 0)
  const { actor: buyer } = await addPerson(db, { id: 'buyer', roles: ['procurement'] })
  return { db, buyer }
}

function invite(db: Db, supplierId: string, n: number) {
  enqueueMail(db, new Date(NOW.getTime() + n), {
    to: { address: `n${n}@${supplierId}.example`, name: '王敏', locale: 'en' },
    supplierId,
    message: {
      kind: 'invitation',
      recipientName: '王敏',
      organisationName: 'Sample Precision',
      supplierName: 'Bluewater Castings',
      inviterName: 'Lin Yue',
      url: 'https://portal.example.com/invitation/secret-token',
      expiresOn: '2026-03-16',
    },
  })
}

test('the mails of a supplier come newest first, a page at a time, without those of another', async () => {
  const { db, buyer } = await openWithMails(51)
  const first = findMailsBySupplierId(db, buyer, 'supplier-one', 1)
  expect(first?.mails.slice(0, 2).map(mail => mail.toAddress)).toEqual([
    'n50@supplier-one.example',
    'n49@supplier-one.example',
  ])
  expect([first?.total, first?.pageCount, first?.mails.length]).toEqual([51, 2, 50])
  expect(findMailsBySupplierId(db, buyer, 'supplier-one', 9)).toMatchObject({ page: 2 })
})

test('a mail is read as it was written, without its single-use link', async () => {
  const { db, buyer } = await openWithMails(1)
  const [mail] = findMailsBySupplierId(db, buyer, 'supplier-one', 1)?.mails ?? []
  const read = await readMailOfSupplier(db, buyer, 'supplier-one', mail?.id ?? '')
  expect(read?.text).toContain('Lin Yue')
  expect(read?.text).not.toContain('secret-token')
})

test('a mail of another supplier is not found by its id', async () => {
  const { db, buyer } = await openWithMails(1)
  const [mail] = findMailsBySupplierId(db, buyer, 'supplier-two', 1)?.mails ?? []
  expect(await readMailOfSupplier(db, buyer, 'supplier-one', mail?.id ?? '')).toBeNull()
})

test('people of a supplier see no list of mails, not even of their own', async () => {
  const { db } = await openWithMails(1)
  const { actor } = await addPerson(db, { id: 'wang', roles: ['owner'], supplierId: 'supplier-one' })
  expect(findMailsBySupplierId(db, actor, 'supplier-one', 1)).toBeNull()
})
