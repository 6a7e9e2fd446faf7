import type { Locale } from '#app/i18n/locale.ts'
import type { Actor } from '#app/accounts/roles.ts'
import { listPages } from '#tests/support/routes.ts'
import { ACCESS, type Persona, type Row } from './access-table.ts'
import { addressFor, type AccessWorld } from './access-world.ts'

export type PageToSee = { name: string; address: string; persona: Persona; person: Actor | null }

/** Every page of the product with the first of those who may see it; a page without a row stops the test. */
export function everyPage(world: AccessWorld): PageToSee[] {
  return listPages().flatMap(path => {
    const rows = ACCESS.filter(row => row.path === path && row.method === 'GET')
    if (rows.length === 0) throw new Error(`${path} has no row in the access table`)
    return rows.filter(row => row.allowed.length > 0).map(row => seenBy(row, world))
  })
}

function seenBy(row: Row, world: AccessWorld): PageToSee {
  const persona = row.allowed === 'everybody' ? 'nobody' : (row.allowed[0] ?? 'nobody')
  const name = row.on ? `${row.path} (${row.on})` : row.path
  return { name, address: addressFor(row, world), persona, person: world.people[persona] }
}

export const LANGUAGES: readonly Locale[] = ['zh-CN', 'en']
