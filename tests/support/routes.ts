import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { mountAutosave } from '#app/server/autosave-route.server.ts'
import { createApp } from '#app/server/app.server.ts'
import { readEnvironment } from '#app/server/environment.server.ts'

export type Method = 'GET' | 'POST'
/** `isPage`: it renders something, as against a download or a change. */
export type Route = { path: string; method: Method; isPage: boolean }

const ASSETS = 'build/client/assets'
const CATCH_ALL = 'routes/$'

const Manifest = z.object({
  routes: z.record(
    z.string(),
    z.object({
      id: z.string(),
      parentId: z.string().optional(),
      path: z.string().optional(),
      index: z.boolean().optional(),
      hasLoader: z.boolean(),
      hasAction: z.boolean(),
    }),
  ),
})
type RouteEntry = z.infer<typeof Manifest>['routes'][string]

const Stack = z.array(
  z.object({
    route: z
      .object({
        path: z.union([z.string(), z.instanceof(RegExp)]),
        methods: z.record(z.string(), z.boolean()),
      })
      .optional(),
  }),
)

/** Every address the built product answers at, out of the build's own list and the server's own routes. */
export function listRoutes(): Route[] {
  return [...listRemixRoutes(), ...listExpressRoutes()].sort((a, b) =>
    `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`),
  )
}

/** Addresses of pages people look at, `:name` standing for what varies. */
export function listPages(): string[] {
  return listRemixRoutes()
    .filter(({ isPage, method }) => isPage && method === 'GET')
    .map(route => route.path)
}

function listRemixRoutes(): Route[] {
  const { routes } = readManifest()
  return Object.values(routes)
    .filter(({ id }) => id !== 'root' && id !== CATCH_ALL)
    .flatMap(entry => {
      const address = { path: addressOf(entry, routes), isPage: rendersSomething(entry) }
      const methods: Method[] = []
      if (entry.hasLoader || address.isPage) methods.push('GET')
      if (entry.hasAction) methods.push('POST')
      return methods.map(method => ({ ...address, method }))
    })
}

function readManifest() {
  const file = fs.readdirSync(ASSETS).find(name => /^manifest-.*\.js$/.test(name))
  if (!file) throw new Error('nothing has been built yet')
  const text = fs.readFileSync(path.join(ASSETS, file), 'utf8')
  return Manifest.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)))
}

function addressOf(entry: RouteEntry, routes: Record<string, RouteEntry>): string {
  const parent = entry.parentId ? routes[entry.parentId] : undefined
  const before = parent ? addressOf(parent, routes) : ''
  return `${before === '/' ? '' : before}/${entry.path ?? ''}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1')
}

function rendersSomething({ id }: RouteEntry) {
  const source = [`app/${id}/route.tsx`, `app/${id}/route.ts`].find(file => fs.existsSync(file))
  return source !== undefined && /^export default /m.test(fs.readFileSync(source, 'utf8'))
}

function listExpressRoutes(): Route[] {
  const environment = readEnvironment({ NODE_ENV: 'production', DATABASE_URL: 'unused.sqlite' })
  const app = createApp(environment, () => Promise.reject(new Error('serves no page')), {
    api: mountAutosave,
  })
  return Stack.parse(app._router.stack).flatMap(({ route }) => {
    if (typeof route?.path !== 'string' || route.path === '*') return []
    const address = route.path
    const methods = Object.keys(route.methods).map(name => (name === 'get' ? 'GET' : 'POST'))
    return methods.map(method => ({
      path: address,
      method: method === 'GET' ? 'GET' : 'POST',
      isPage: false,
    }))
  })
}
