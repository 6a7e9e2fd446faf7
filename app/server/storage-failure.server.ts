import { data, type ServerBuild } from '@remix-run/node'
import { log } from './log.server.ts'

/** 507: the request was fine, the portal cannot keep it. */
const INSUFFICIENT_STORAGE = 507
const FULL = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT']

/** Is the disk full (or the quota used up)? Nothing of the refused change is kept: its transaction is undone. */
export function isStorageFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FULL.includes(code) || code.startsWith('SQLITE_IOERR_WRITE')
}

/**
 * The same pages, with a full disk told apart from a mistake of ours: the reader is told what to do, and the next
 * request is tried afresh, so that freed space is all that recovery needs.
 */
export function tellStorageFailures(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { action, loader } = route.module
    const module = {
      ...route.module,
      ...(action && { action: telling(action) }),
      ...(loader && { loader: telling(loader) }),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

function telling<A extends unknown[], R>(handle: (...args: A) => R) {
  return async (...args: A): Promise<Awaited<R>> => {
    try {
      return await handle(...args)
    } catch (error) {
      if (!isStorageFull(error)) throw error
      log.error({ err: error }, 'the disk takes no more')
      throw data(null, { status: INSUFFICIENT_STORAGE })
    }
  }
}
