import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { events, suppliers, users } from '#db/schema/index.ts'
import { applyImport } from './apply-import.server.ts'
import { checkImport } from './check-import.server.ts'
import { recoverImports } from './end-import.server.ts'
import { check, finished, LATER, openRegister, requireImport, row, TITLES } from './imports.test-support.ts'

const SUPPLIERS = 300
const ROWS = Array.from({ length: SUPPLIERS }, (_, at) => row(at + 1))

type Register = ReturnType<typeof openRegister>

test.each([
  ['after the first supplier is written', 'suppliers insert'],
  ['after the first person is written', 'users insert'],
  ['after the first event is written', 'events insert'],
])(
  'killed %s, the register is as before, and the import is there to be started again',
  async (_, stopAt) => {
    const register = openRegister()
    const found = await check(register, [TITLES, ...ROWS])
    await killed(register, found.id, 'apply', stopAt)
    const { db } = register
    expect(written(register)).toEqual({ suppliers: 0, contacts: 0, events: 0 })
    expect(requireImport(db, found.id).state).toBe('applying')
    recoverImports(db, LATER)
    expect(requireImport(db, found.id)).toMatchObject({ state: 'checked', failure: 'interrupted' })
    await finished(applyImport(db, register.by, found.id))
    expect(written(register)).toEqual({ suppliers: SUPPLIERS, contacts: SUPPLIERS, events: SUPPLIERS + 1 })
  },
  120_000,
)

test('killed between the slices of a check, the import is checked again from the start', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, ...ROWS])
  await killed(register, found.id, 'check', 'import_rows update')
  recoverImports(register.db, LATER)
  expect(requireImport(register.db, found.id)).toMatchObject({ state: 'mapped', failure: 'interrupted' })
  await finished(checkImport(register.db, register.by, found.id))
  expect(requireImport(register.db, found.id)).toMatchObject({
    state: 'checked',
    counts: { create: SUPPLIERS },
  })
}, 120_000)

function written({ db }: Register) {
  return {
    suppliers: db.select().from(suppliers).all().length,
    contacts: db
      .select()
      .from(users)
      .all()
      .filter(({ supplierId }) => supplierId !== null).length,
    events: db.select().from(events).all().length,
  }
}

/** Lets another process work until it stands in the middle, and kills it there. */
async function killed({ file, buyer }: Register, importId: string, work: string, stopAt: string) {
  const script = 'tests/support/apply-import.child.ts'
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, file, importId, buyer.userId, work, stopAt],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = once(child, 'exit')
  const outcome = await Promise.race([
    once(child.stdout, 'data').then(([data]) => String(data)),
    ended.then(() => 'ended'),
  ])
  expect(outcome).toContain('here')
  child.kill('SIGKILL')
  await ended
}
