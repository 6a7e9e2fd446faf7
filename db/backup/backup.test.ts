import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { evidencePath } from '#app/assessments/evidence-store.server.ts'
import { SIGNER_FILE } from '#app/proof/pdf/signer.server.ts'
import { closeDatabase, openDatabase } from '#db/client.server.ts'
import { DEMO_NOW, makeDemo, type Demo } from '#db/seed/demo.test-support.ts'
import { countRows } from './backup-queries.server.ts'
import { makeBackup } from './make-backup.server.ts'
import { DATABASE_FILE, MANIFEST_FILE, rowDifferences } from './manifest.ts'
import { restoreBackup } from './restore-backup.server.ts'

let demo: Demo
beforeAll(async () => {
  demo = await makeDemo(12)
}, 60_000)
afterAll(() => demo.remove())

function source() {
  return { databaseFile: demo.raw.name, uploadsFolder: demo.uploadsFolder }
}

function emptyFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-backup-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

function placeIn(folder: string) {
  return { databaseFile: path.join(folder, 'portal.sqlite'), uploadsFolder: path.join(folder, 'uploads') }
}

async function madeBackup() {
  const target = emptyFolder()
  return makeBackup(source(), target, DEMO_NOW)
}

test('a backup restored into an empty folder has the same rows and every evidence file', async () => {
  const { folder, manifest } = await madeBackup()
  const place = placeIn(emptyFolder())
  await restoreBackup(folder, place)
  const restored = openDatabase(place.databaseFile)
  expect(countRows(restored.raw)).toEqual(countRows(demo.raw))
  closeDatabase(restored)
  expect(manifest.evidence.length).toBeGreaterThan(0)
  for (const { sha256, sizeBytes } of manifest.evidence) {
    expect(fs.statSync(evidencePath(place.uploadsFolder, sha256)).size).toBe(sizeBytes)
  }
})

test('a backup made while others write holds one moment: each save with its event, or neither', async () => {
  const { raw } = demo
  const add = raw.transaction((round: number) => {
    for (const table of ['one', 'two'])
      raw
        .prepare('insert into jobs (name, started_at, runs) values (?, ?, 0)')
        .run(`${table}-${round}`, round)
  })
  let rounds = 0
  const writer = setInterval(() => add(rounds++))
  onTestFinished(() => {
    clearInterval(writer)
    raw.prepare(`delete from jobs where name like 'one-%' or name like 'two-%'`).run()
  })
  const { folder } = await madeBackup()
  const copy = openDatabase(path.join(folder, DATABASE_FILE))
  const pairs = copy.raw
    .prepare(`select sum(name like 'one-%') as one, sum(name like 'two-%') as two from jobs`)
    .get() as { one: number; two: number }
  closeDatabase(copy)
  expect(rounds).toBeGreaterThan(0)
  expect(pairs.one).toBe(pairs.two)
})

test('nothing is restored over a database or over uploads', async () => {
  const { folder } = await madeBackup()
  const taken = placeIn(emptyFolder())
  fs.writeFileSync(taken.databaseFile, 'something')
  await expect(restoreBackup(folder, taken)).rejects.toThrow('restore into an empty folder')
  expect(fs.readFileSync(taken.databaseFile, 'utf8')).toBe('something')
  const used = placeIn(emptyFolder())
  fs.mkdirSync(used.uploadsFolder)
  fs.writeFileSync(path.join(used.uploadsFolder, 'kept'), 'bytes')
  await expect(restoreBackup(folder, used)).rejects.toThrow('restore into an empty folder')
  expect(fs.readFileSync(path.join(used.uploadsFolder, 'kept'), 'utf8')).toBe('bytes')
})

test('a backup with a changed byte is refused and leaves nothing', async () => {
  const { folder, manifest } = await madeBackup()
  const [first] = manifest.evidence
  if (!first) throw new Error('the demo has evidence')
  const damaged = evidencePath(path.join(folder, 'uploads'), first.sha256)
  fs.appendFileSync(damaged, 'x')
  const place = placeIn(emptyFolder())
  await expect(restoreBackup(folder, place)).rejects.toThrow('is damaged')
  expect(fs.existsSync(place.databaseFile)).toBe(false)
  expect(fs.existsSync(place.uploadsFolder)).toBe(false)

  const other = await madeBackup()
  fs.appendFileSync(path.join(other.folder, DATABASE_FILE), 'x')
  await expect(restoreBackup(other.folder, place)).rejects.toThrow('not the file that was backed up')
})

test('a folder without a manifest is no backup', async () => {
  const { folder } = await madeBackup()
  fs.rmSync(path.join(folder, MANIFEST_FILE))
  await expect(restoreBackup(folder, placeIn(emptyFolder()))).rejects.toThrow('is not a backup')
})

test('a backup of a portal that lost an evidence file fails, names it and leaves nothing behind', async () => {
  const { manifest } = await madeBackup()
  const [first] = manifest.evidence
  if (!first) throw new Error('the demo has evidence')
  const file = evidencePath(demo.uploadsFolder, first.sha256)
  fs.renameSync(file, `${file}.away`)
  onTestFinished(() => fs.renameSync(`${file}.away`, file))
  const target = emptyFolder()
  await expect(makeBackup(source(), target, DEMO_NOW)).rejects.toThrow(first.sha256)
  expect(fs.readdirSync(target)).toEqual([])
})

test('two backups of one second do not write into each other', async () => {
  const target = emptyFolder()
  await makeBackup(source(), target, DEMO_NOW)
  await expect(makeBackup(source(), target, DEMO_NOW)).rejects.toThrow('already there')
})

test('differences of rows are told table by table', () => {
  expect(rowDifferences({ users: 2, events: 5 }, { users: 2, events: 4, jobs: 1 })).toEqual([
    'events: 5 rows expected, 4 found',
    'jobs: 0 rows expected, 1 found',
  ])
})

test('the keys beside the database go along, for their owner alone, and a damaged one is not restored', async () => {
  const key = path.join(path.dirname(demo.raw.name), SIGNER_FILE)
  fs.writeFileSync(key, 'a key', { mode: 0o600 })
  onTestFinished(() => fs.rmSync(key, { force: true }))
  const { folder } = await madeBackup()
  const place = placeIn(emptyFolder())
  await restoreBackup(folder, place)
  const restored = path.join(path.dirname(place.databaseFile), SIGNER_FILE)
  expect(fs.readFileSync(restored, 'utf8')).toBe('a key')
  expect(fs.statSync(restored).mode & 0o777).toBe(0o600)
  fs.writeFileSync(path.join(folder, SIGNER_FILE), 'another')
  const other = placeIn(emptyFolder())
  await expect(restoreBackup(folder, other)).rejects.toThrow('signing.pem of the backup is damaged')
  expect(fs.readdirSync(path.dirname(other.databaseFile))).toEqual([])
})
