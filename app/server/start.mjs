// `npm start`: the production server in this very process, so that signals reach it directly.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs'

ensureInstalled()
ensureBuilt()
// Before anything imports React: its faster build is chosen by this at import time.
process.env.NODE_ENV = 'production'
await import('../../build/server/index.js')
