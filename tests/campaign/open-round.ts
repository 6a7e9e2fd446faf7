import { clientFor } from '#tests/support/http.ts'
import { supplierWorkbook } from '#tests/support/supplier-file.ts'
import { until } from '#tests/support/until.ts'
import { DUE_ON, leadsTo, PATIENCE_MS, settled, type Game } from './game.ts'

const NAMES = { nameZh: '一千五百家的年度评估', nameEn: 'Round of fifteen hundred' }

/** Uploads the list, takes the columns as they were recognised, checks it and writes it. */
export async function importPlayers({ portal, buyer, players }: Game) {
  const client = clientFor(portal, buyer, 'en')
  const bytes = await supplierWorkbook(players, 'zh-CN')
  const path = leadsTo(await client.postFile('/suppliers/imports', { name: 'suppliers.xlsx', bytes }))
  const state = portal.raw.prepare('select state from imports where id = ?').pluck()
  const become = (wanted: string) =>
    until(`the import to be ${wanted}`, () => state.get(path.split('/').at(-1)) === wanted, PATIENCE_MS)
  await become('mapped')
  const page = await client.get(`${path}/columns`)
  const columns = [...page.body.matchAll(/name="(column-\d+)"[\s\S]*?<\/select>/g)].map(([select, name]) => [
    name ?? '',
    /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '',
  ])
  leadsTo(await client.post(`${path}/columns`, { form: Object.fromEntries(columns) }))
  await become('checked')
  leadsTo(await client.post(`${path}/application`))
  await become('applied')
}

/** All suppliers, the proposed plan, one reviewer in turn with himself. */
export async function openRound({ portal, buyer, players }: Game) {
  const client = clientFor(portal, buyer, 'en')
  const basics = { ...NAMES, year: DUE_ON.slice(0, 4), dueOn: DUE_ON }
  const path = leadsTo(await client.post('/campaigns/new', { form: basics })).replace(/\/population$/, '')
  leadsTo(await client.post(`${path}/population`, { form: { change: 'only' } }))
  const turns = { mode: 'round-robin', reviewers: buyer.userId }
  leadsTo(await client.post(`${path}/reviewers`, { form: turns }))
  leadsTo(await client.post(`${path}/opening`, { form: { expected: String(players.length) } }))
  return path
}

/** Stops the server, as for an update, in the middle of the invitations. */
export async function restartAmidMails({ portal, players }: Game) {
  await until('a part of the invitations', () => portal.mails.length > players.length / 4, PATIENCE_MS)
  await portal.kill('SIGTERM')
  await portal.restart()
  await settled(portal)
}
