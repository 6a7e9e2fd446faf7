import type { Answer, Client } from '#tests/support/http.ts'
import { clientFor } from '#tests/support/http.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import type { Portal } from '#tests/support/portal.ts'
import { listRoutes } from '#tests/support/routes.ts'
import { ACCESS, PERSONAS, type Persona, type Row } from './access-table.ts'
import { addressFor, makeAccessWorld, SECRET, type AccessWorld } from './access-world.ts'

// Every address for everybody: thousands of requests.
test.describe.configure({ timeout: 300_000 })

const MISSING_ID = 'AAAAAAAAAAAAAAAAAAAAAA'

test('every address of the product has a row in the access table, and no row is left over', () => {
  const listed = new Set(ACCESS.map(nameOf))
  expect([...listed].sort()).toEqual(listRoutes().map(nameOf).sort())
})

test('who may not see an address learns nothing, and changes nothing', async ({ portal }) => {
  const world = await makeAccessWorld(portal)
  const clients = clientsFor(portal, world)
  const eventsBefore = countEvents(portal)
  for (const row of ACCESS) {
    for (const persona of PERSONAS.filter(each => !isAllowed(row, each))) {
      const answer = await knock(clients[persona], row, world)
      const who = `${persona} at ${nameOf(row)}`
      expect.soft(outcomeOf(answer), who).toBe(refusalFor(row, persona))
      expect.soft(answer.body.includes(SECRET) && 'leaks', who).toBe(false)
    }
  }
  expect(countEvents(portal)).toBe(eventsBefore)
})

test('a page asked for as data keeps the same secrets', async ({ portal }) => {
  const world = await makeAccessWorld(portal)
  const clients = clientsFor(portal, world)
  for (const row of ACCESS.filter(({ method, allowed }) => method === 'GET' && allowed !== 'everybody')) {
    for (const persona of PERSONAS.filter(each => !isAllowed(row, each))) {
      const client = clients[persona]
      const answer = await client.get(`${addressFor(row, world).replace(/\/$/, '/_root')}.data`)
      const who = `${persona} at ${nameOf(row)}.data`
      expect.soft([202, 302, 404], who).toContain(answer.status)
      expect.soft(answer.body.includes(SECRET) && 'leaks', who).toBe(false)
    }
  }
})

test('who may see an address is answered', async ({ portal }) => {
  for (const persona of PERSONAS) {
    const world = await makeAccessWorld(portal)
    const clients = clientsFor(portal, world)
    for (const row of looksFirst(ACCESS).filter(each => isAllowed(each, persona))) {
      if (row.path === '/sign-out') continue
      const answer = await knock(clients[persona], row, world)
      expect.soft(outcomeOf(answer), `${persona} at ${nameOf(row)}`).toBe('answered')
    }
  }
})

test('a record of somebody else and a record that is not there are the same', async ({ portal }) => {
  const world = await makeAccessWorld(portal)
  const clients = clientsFor(portal, world)
  const eventsBefore = countEvents(portal)
  for (const row of ACCESS.filter(namesRecord)) {
    for (const persona of PERSONAS.filter(each => each !== 'nobody' && each !== 'disabled')) {
      const client = clients[persona]
      const absent = await knock(client, row, withMissingIds(world))
      const who = `${persona} at ${nameOf(row)}`
      const isFound = row.method === 'GET' && outcomeOf(absent) !== 'absent'
      expect.soft(isFound, who).toBe(false)
      if (isAllowed(row, persona)) continue
      const foreign = await knock(client, row, world)
      expect.soft(withoutIds(foreign, world), who).toEqual(withoutIds(absent, world))
    }
  }
  expect(countEvents(portal)).toBe(eventsBefore)
})

test.describe('a change that does not come from our own pages is refused', () => {
  const origins: [string, Record<string, string>][] = [
    ['without an origin', {}],
    ['from another origin', { Origin: 'https://elsewhere.example' }],
    ['from the origin "null"', { Origin: 'null' }],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['with a forged host', { Origin: 'https://elsewhere.example', 'X-Forwarded-Host': 'elsewhere.example' }],
  ]
  for (const [name, headers] of origins) {
    test(name, async ({ portal }) => {
      const world = await makeAccessWorld(portal)
      const clients = clientsFor(portal, world)
      const eventsBefore = countEvents(portal)
      for (const row of ACCESS.filter(({ method }) => method === 'POST')) {
        const persona = PERSONAS.find(each => each !== 'nobody' && isAllowed(row, each)) ?? 'nobody'
        const client = clients[persona]
        const { status } = await client.post(addressFor(row, world), { headers })
        expect.soft(status, nameOf(row)).toBe(403)
      }
      expect(countEvents(portal)).toBe(eventsBefore)
    })
  }
})

type Clients = Record<Persona, Client>

function clientsFor(portal: Portal, { people }: AccessWorld) {
  return Object.fromEntries(PERSONAS.map(each => [each, clientFor(portal, people[each])])) as Clients
}

/** What only looks before what changes something. */
function looksFirst(rows: readonly Row[]) {
  return rows.toSorted((one, other) => one.method.localeCompare(other.method))
}

function nameOf({ method, path }: { method: string; path: string }) {
  return `${method} ${path}`
}

function namesRecord({ path, allowed, evenIfMissing }: Row) {
  return path.includes('Id') && allowed !== 'everybody' && !evenIfMissing
}

function isAllowed({ allowed }: Row, persona: Persona) {
  return allowed === 'everybody' || allowed.includes(persona)
}

function knock(client: Client, row: Row, world: AccessWorld) {
  const address = addressFor(row, world)
  if (row.method === 'GET') return client.get(address)
  return client.post(address, { ...(row.form && { form: row.form }), json: row.json })
}

type Outcome = 'answered' | 'absent' | 'sign-in' | 'unauthorized' | string

function outcomeOf({ status, location }: Answer): Outcome {
  if (location?.startsWith('/sign-in')) return 'sign-in'
  if (status === 401) return 'unauthorized'
  if (status === 404) return 'absent'
  return status < 500 && status !== 403 && status !== 405 ? 'answered' : `status ${status}`
}

function refusalFor(row: Row, persona: Persona): Outcome {
  if (row.refuses === 404 || (persona !== 'nobody' && persona !== 'disabled')) return 'absent'
  return row.refuses ? 'unauthorized' : 'sign-in'
}

function withMissingIds(world: AccessWorld): AccessWorld {
  const missing = Object.fromEntries(Object.keys(world.ids).map(name => [name, MISSING_ID]))
  return {
    ...world,
    ids: missing,
    idsOn: {
      submitted: missing,
      published: missing,
      draft: missing,
      'buyer-person': missing,
      round: missing,
      'round-open': missing,
      'round-draft': missing,
      'action-draft': missing,
      'action-implementing': missing,
      'action-verifying': missing,
      'action-closed': missing,
      'audit-planned': missing,
      'audit-going-on': missing,
      'audit-issued': missing,
    },
  }
}

/** An answer without what must differ between two requests: the address asked for and the nonces. */
function withoutIds({ status, body }: Answer, { ids, idsOn }: AccessWorld) {
  const known = [MISSING_ID, ...[ids, ...Object.values(idsOn)].flatMap(each => Object.values(each))]
  const text = known.reduce((rest, id) => rest.replaceAll(id, 'ID'), body)
  return {
    status,
    body: text.replaceAll(/nonce="[^"]*"/g, 'nonce').replaceAll(/[A-Za-z0-9+/]{22}==/g, 'NONCE'),
  }
}

function countEvents({
  raw,
}: {
  raw: { prepare: (sql: string) => { pluck: () => { get: () => unknown } } }
}) {
  return raw.prepare('select count(*) from events').pluck().get()
}
