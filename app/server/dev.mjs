// `npm run dev`: the same server with Vite in front, for work on the pages.
import { ensureInstalled } from './bootstrap.mjs'

ensureInstalled()
process.env.NODE_ENV = 'development'
const { createServer } = await import('vite')
const vite = await createServer({ server: { middlewareMode: true } })
const { serveDevelopment } = await vite.ssrLoadModule('/app/server/dev.server.ts')
serveDevelopment(vite)
