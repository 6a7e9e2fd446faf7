import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { canAdminister } from '#app/accounts/roles.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findOrganisation, updateOrganisation } from './queries.server.ts'
import { readSettings, Settings } from './settings.ts'

export type SettingsChange = { nameZh: string; nameEn: string } & Settings
export type ChangeSettingsResult = { ok: true; changed: string[] } | { ok: false; why: 'not-allowed' }

/** Writes the organisation's names and settings; the event names each changed value, old and new. */
export function changeSettings(db: Db, context: ActionContext, change: SettingsChange): ChangeSettingsResult {
  if (!canAdminister(context.actor)) return { ok: false, why: 'not-allowed' }
  const { nameZh, nameEn } = change
  const settings = Settings.parse(change)
  return transact(db, tx => {
    const before = findOrganisation(tx)
    if (!before) return { ok: false, why: 'not-allowed' }
    const { nameZh: oldZh, nameEn: oldEn } = before
    const changes = differences(
      { nameZh: oldZh, nameEn: oldEn, ...readSettings(before.settings) },
      { nameZh, nameEn, ...settings },
    )
    const changed = Object.keys(changes)
    if (changed.length === 0) return { ok: true, changed }
    updateOrganisation(tx, { nameZh, nameEn, settings })
    recordEvent(tx, context, 'organisation.changed', {}, { changes })
    return { ok: true, changed }
  })
}

function differences<T extends Record<string, unknown>>(before: T, after: T) {
  const changed = Object.keys(after).filter(key => !isSame(before[key], after[key]))
  return Object.fromEntries(changed.map(key => [key, { from: before[key], to: after[key] }]))
}

function isSame(one: unknown, other: unknown) {
  return JSON.stringify(one) === JSON.stringify(other)
}
