import type { ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import { serve } from './serve.server.ts'

/** The development server: pages are built on demand and replaced while they are edited. */
export function serveDevelopment(vite: ViteDevServer) {
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  return serve(build, app => void app.use(vite.middlewares))
}
