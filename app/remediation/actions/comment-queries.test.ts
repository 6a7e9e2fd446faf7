import { expect, test } from 'vitest'
import { createAction, createSupplier, createUser, MADE_AT } from '#db/factories/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { findActionComments, insertActionComment } from './comment-queries.server.ts'

test('of more comments than are shown the newest are, in the order they were written', () => {
  const { db } = openTestDatabase()
  const { id: actionId } = createAction(db, createSupplier(db))
  const { userId: authorId } = createUser(db)
  const writer = { actionId, authorId, isFromSupplier: false, writtenAt: MADE_AT }
  db.transaction(tx => {
    for (let n = 1; n <= 502; n++) insertActionComment(tx, { ...writer, id: `comment-${n}`, body: `${n}` })
  })
  const bodies = findActionComments(db, actionId).map(({ body }) => body)
  expect([bodies.length, bodies[0], bodies.at(-1)]).toEqual([500, '3', '502'])
})
