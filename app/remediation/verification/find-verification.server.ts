import type { Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'

/** Evidence and verification of an action, as its reader may know them. The caller has checked that it may see the action. */
export function findVerification(_db: Db, _actor: Actor, _action: ActionRow, _locale: Locale) {
  return {}
}
