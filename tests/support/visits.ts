import type { LoaderFunctionArgs } from '@remix-run/node'
import { matchPath } from '@remix-run/react'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Actor } from '#app/accounts/roles.ts'

const ROUTES = path.resolve('app/routes')
const CATCH_ALL = '/*'

type Loader = (given: LoaderFunctionArgs) => unknown
export type RouteWithLoader = { path: string; loader: Loader }
/** `refused`: the status of what the loader threw, of a redirect, too. */
export type Outcome = { answered: true } | { answered: false; status: number }

/** Every route that reads something, with `:name` standing for what varies in its address. */
export async function routesWithLoaders(): Promise<RouteWithLoader[]> {
  const found = await Promise.all(
    fs.readdirSync(ROUTES).map(async folder => {
      const file = ['route.tsx', 'route.ts'].find(name => fs.existsSync(path.join(ROUTES, folder, name)))
      if (!file) return []
      const route: { loader?: Loader } = await import(pathToFileURL(path.join(ROUTES, folder, file)).href)
      return route.loader ? [{ path: addressOf(folder), loader: route.loader }] : []
    }),
  )
  return found.flat()
}

/** The route that answers at an address; of several that fit, the one with fewer variable parts. */
export function routeAt(routes: RouteWithLoader[], address: string): RouteWithLoader {
  const { pathname } = new URL(address, 'http://portal.example')
  const [found] = routes
    .filter(route => matchPath(route.path, pathname))
    .sort((one, other) => variableParts(one) - variableParts(other))
  if (!found) throw new Error(`no route reads anything at ${address}`)
  return found
}

function variableParts({ path: address }: RouteWithLoader) {
  return address === CATCH_ALL ? Infinity : address.split(':').length
}

/** Calls the loader of an address as the server does for that person, and reads what it answers to the end. */
export async function visit(route: RouteWithLoader, address: string, actor: Actor): Promise<Outcome> {
  const url = new URL(address, 'http://portal.example')
  const { params = {} } = matchPath(route.path, url.pathname) ?? {}
  const context = {
    actor,
    sessionId: null,
    locale: 'zh-CN' as const,
    theme: 'system' as const,
    nonce: 'nonce',
    ip: '127.0.0.1',
    userAgent: 'test',
    now: new Date(),
  }
  try {
    const answer = await route.loader({ request: new Request(url), params, context })
    if (!(answer instanceof Response)) return { answered: true }
    await answer.arrayBuffer()
    return answer.ok ? { answered: true } : { answered: false, status: answer.status }
  } catch (thrown) {
    if (thrown instanceof Response) return { answered: false, status: thrown.status }
    throw thrown
  }
}

/** `suppliers_.$supplierId_.edit` stands for `/suppliers/:supplierId/edit`. */
function addressOf(folder: string) {
  const parts = folder.replaceAll('[.]', '\0').split('.')
  const names = parts.map(part =>
    part
      .replaceAll('\0', '.')
      .replace(/^_index$/, '')
      .replace(/(.)_$/, '$1')
      .replace(/^\$$/, '*')
      .replace(/^\$/, ':'),
  )
  return `/${names.filter(Boolean).join('/')}`
}
