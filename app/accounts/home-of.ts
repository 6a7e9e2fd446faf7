import { isSupplier, type Actor } from './roles.ts'

/** The page a person starts on: suppliers with what is due, buyers with the state of the round. */
export function homeOf(actor: Actor): string {
  if (isSupplier(actor)) return '/home'
  return actor.roles.every(role => role === 'admin') ? '/people' : '/overview'
}
