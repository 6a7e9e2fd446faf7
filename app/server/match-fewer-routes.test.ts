import { matchRoutes } from '@remix-run/router'
import { flatRoutes } from '@remix-run/fs-routes'
import type { RouteConfigEntry } from '@remix-run/route-config'
import path from 'node:path'
import { expect, test } from 'vitest'
import { beginningLike } from './match-fewer-routes.server.ts'

type Route = { id: string; path?: string; index?: boolean; children?: Route[] }

const routes = [{ id: 'root', path: '', children: (await readRoutes()).map(toRoute) }]

async function readRoutes() {
  globalThis.__remixAppDirectory = path.resolve('app')
  return flatRoutes()
}

function toRoute({ file, path, index, children }: RouteConfigEntry): Route {
  return {
    id: file,
    ...(path !== undefined && { path }),
    ...(index && { index }),
    ...(children && { children: children.map(toRoute) }),
  }
}

function found(tree: Route[], address: string) {
  return matchRoutes(tree as never, address)?.map(({ route, params, pathname }) => [
    route.id,
    params,
    pathname,
  ])
}

const addresses = routes.flatMap(root =>
  root.children.flatMap(({ path = '' }) => [
    `/${path
      .replace(/:\w+\?/g, 'x1')
      .replace(/:\w+/g, 'x1')
      .replace('*', 'no/such/page')}`,
    `/${path.replace(/:\w+\??/g, 'X%2F1').toUpperCase()}`,
    `/${path.split('/')[0] ?? ''}/`,
  ]),
)

test('every address finds the same routes among fewer', () => {
  expect(addresses.length).toBeGreaterThan(300)
  for (const address of [...addresses, '/', '//', '/nowhere', '/suppliers%2Fone', '/SUPPLIERS'])
    expect([address, found(beginningLike(address, routes), address)]).toEqual([
      address,
      found(routes, address),
    ])
})

test('few routes are left to match', () => {
  const [root] = beginningLike('/campaigns/one/board', routes)
  expect(root?.children?.length).toBeLessThan(routes.flatMap(({ children }) => children).length / 3)
})
