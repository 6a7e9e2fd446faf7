import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { existsOrganisation } from '#app/settings/organisation.server.ts'
import { insertOrganisation } from '#app/settings/queries.server.ts'
import { closeDatabase, openDatabase } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { seedCli } from './seed-cli.ts'

const SEEDING_MS = 60_000
const NOW = new Date('2026-11-22T04:00:00Z')

test(
  'makes a demo, then leaves it alone',
  async () => {
    const place = scratchPlace()
    expect(await seed(place, [])).toMatchObject({ ok: true, summary: { suppliers: 6 } })
    expect(await seed(place, [])).toMatchObject({ ok: false })
    expect(isSetUp(place.file)).toBe(true)
  },
  SEEDING_MS,
)

test(
  'makes a demo anew when told to, without what it had collected',
  async () => {
    const place = scratchPlace()
    await seed(place, [])
    const collected = path.join(place.folder, 'uploads', 'collected')
    fs.writeFileSync(collected, 'from a visitor')
    expect(await seed(place, ['--reset'])).toMatchObject({ ok: true })
    expect(fs.existsSync(collected)).toBe(false)
  },
  SEEDING_MS,
)

test('never deletes a database that the demo did not make', async () => {
  const place = scratchPlace()
  makeInstallation(place.file)
  expect(await seed(place, ['--reset'])).toMatchObject({ ok: false })
  expect(isSetUp(place.file)).toBe(true)
})

test(
  'keeps uploads that another database beside the demo may need',
  async () => {
    const place = scratchPlace()
    await seed(place, [])
    makeInstallation(path.join(place.folder, 'portal.db'))
    const theirs = path.join(place.folder, 'uploads', 'theirs')
    fs.writeFileSync(theirs, 'evidence of an installation')
    expect(await seed(place, ['--reset'])).toMatchObject({ ok: true })
    expect(fs.existsSync(theirs)).toBe(true)
  },
  SEEDING_MS,
)

test.each([['--suppliers=none'], ['--suppliers=4'], ['--suppliers=6.5'], ['--all']])(
  'answers %s with how it is used',
  async argument => {
    const place = scratchPlace()
    expect(await seedCli([argument], { DATABASE_URL: place.file, NODE_ENV: 'test' }, NOW)).toMatchObject({
      ok: false,
    })
    expect(fs.existsSync(place.file)).toBe(false)
  },
)

type Place = { folder: string; file: string }

function scratchPlace(): Place {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-seed-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return { folder, file: path.join(folder, 'demo.sqlite') }
}

function seed({ file }: Place, extra: string[]) {
  return seedCli(['--suppliers=6', ...extra], { DATABASE_URL: file, NODE_ENV: 'test' }, NOW)
}

/** A portal somebody has set up for real use. */
function makeInstallation(file: string) {
  migrateDatabase(file)
  const connection = openDatabase(file)
  insertOrganisation(connection.db, {
    nameZh: '某企业',
    nameEn: 'Some company',
    settings: {},
    createdAt: NOW,
  })
  closeDatabase(connection)
}

function isSetUp(file: string) {
  const connection = openDatabase(file)
  const answer = existsOrganisation(connection.db)
  closeDatabase(connection)
  return answer
}
