import { matchPath } from '@remix-run/react'
import { symbols } from 'pino'
import type { Actor } from '#app/accounts/roles.ts'
import { exportTable } from '#app/reports/export-table.server.ts'
import { TABLES } from '#app/reports/tables.server.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { log, setLogLevel } from '#app/server/log.server.ts'
import { routesWithLoaders } from './visits.ts'

/** What a person got to read at an address: the data of a page, or a file as text. */
export type Seen = { who: string; where: string; text: string }

/** Records by the name they have in an address, each with every id that is worth trying there. */
export type Places = Record<string, readonly string[]>

/**
 * Goes to every address of the product that reads something, in both languages, with every record there is in every
 * place of the address, at addresses without a place with every search, and takes every table along. Answers all that
 * was read; refusals read nothing.
 */
export async function walk(
  db: Db,
  people: Record<string, Actor>,
  places: Places,
  searches: readonly string[],
): Promise<Seen[]> {
  const routes = await routesWithLoaders()
  const seen: Seen[] = []
  for (const [who, actor] of Object.entries(people))
    for (const locale of LOCALES) {
      for (const { path, loader } of routes)
        for (const address of addressesAt(path, places))
          for (const search of path.includes(':') ? [''] : ['', ...searches]) {
            const text = await read(loader, path, `${address}${search}`, actor, locale)
            if (text !== null) seen.push({ who, where: `${address}${search}`, text })
          }
      for (const { id } of TABLES)
        for (const search of searches) {
          const text = await exported(db, actor, `${id}.csv`, search, locale)
          if (text !== null) seen.push({ who, where: `/exports/${id}.csv${search}`, text })
        }
    }
  return seen
}

/** What the process writes to its log from here on; what is returned ends that and answers it. */
export function hearLog() {
  const heard: string[] = []
  const stream = (log as unknown as Record<symbol, { write: (line: string) => unknown }>)[symbols.streamSym]
  if (!stream) throw new Error('the log has no stream')
  const { write } = stream
  const { level } = log
  setLogLevel('trace')
  stream.write = line => heard.push(line)
  return () => {
    stream.write = write
    setLogLevel(level)
    return heard.join('')
  }
}

function addressesAt(path: string, places: Places): string[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  return names.reduce(
    (addresses, name) =>
      addresses.flatMap(address => (places[name] ?? []).map(id => address.replace(`:${name}`, id))),
    [path],
  )
}

type Loader = Awaited<ReturnType<typeof routesWithLoaders>>[number]['loader']

async function read(loader: Loader, path: string, address: string, actor: Actor, locale: Locale) {
  const url = new URL(address, 'http://portal.example')
  const { params = {} } = matchPath(path, url.pathname) ?? {}
  const context = {
    actor,
    sessionId: null,
    locale,
    theme: 'system' as const,
    nonce: 'nonce',
    ip: '127.0.0.1',
    userAgent: 'test',
    now: new Date(),
  }
  try {
    const answer = await loader({ request: new Request(url), params, context })
    if (!(answer instanceof Response)) return JSON.stringify(answer)
    return answer.ok ? Buffer.from(await answer.arrayBuffer()).toString('utf8') : null
  } catch (thrown) {
    if (thrown instanceof Response) return null
    throw thrown
  }
}

async function exported(db: Db, actor: Actor, file: string, search: string, locale: Locale) {
  const asked = { file, params: new URLSearchParams(search), locale }
  const outcome = exportTable(db, { actor, now: new Date(), ip: null }, asked)
  if (!outcome.ok) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of outcome.download.bytes) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
