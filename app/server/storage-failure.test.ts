import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import { expect, onTestFinished, test } from 'vitest'
import { transact } from '#db/client.server.ts'
import { createSupplier } from '#db/factories/index.ts'
import { suppliers } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { log } from './log.server.ts'
import { isStorageFull, tellStorageFailures } from './storage-failure.server.ts'

function buildWith(action: (args: ActionFunctionArgs) => unknown): ServerBuild {
  const route = { id: 'page', path: 'page', module: { default: () => null, action } }
  return {
    entry: { module: { default: () => new Response() } },
    routes: { page: route },
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: {},
    isSpaMode: false,
  } as never
}

const NOTHING = { request: new Request('http://portal.example/'), params: {}, context: {} } as never

test('a full disk is told as such, keeps nothing of the change, and is over when there is room again', async () => {
  const { db, raw } = openTestDatabase()
  const level = log.level
  log.level = 'silent'
  onTestFinished(() => void (log.level = level))
  createSupplier(db)
  const build = tellStorageFailures(
    buildWith(() =>
      transact(db, tx => {
        for (let count = 0; count < 500; count += 1) createSupplier(tx)
        return null
      }),
    ),
  )
  const post = () => build.routes.page?.module.action?.(NOTHING)
  raw.pragma(`max_page_count=${Number(raw.pragma('page_count', { simple: true })) + 4}`)
  await expect(post()).rejects.toMatchObject({ init: { status: 507 } })
  expect(db.select().from(suppliers).all()).toHaveLength(1)
  expect(raw.inTransaction).toBe(false)
  raw.pragma('max_page_count=1000000')
  await expect(post()).resolves.toBeNull()
  expect(db.select().from(suppliers).all()).toHaveLength(501)
})

test('any other mistake stays what it is', async () => {
  const broken = tellStorageFailures(
    buildWith(() => {
      throw new TypeError('ours')
    }),
  )
  await expect(broken.routes.page?.module.action?.(NOTHING)).rejects.toThrow('ours')
  expect(isStorageFull(new Error('disk full'))).toBe(false)
  expect(isStorageFull(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(true)
})
