// `npm run demo [-- --reset] [-- --suppliers=1500]`: from nothing to a running portal with invented data.
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt, ensureInstalled, run } from './bootstrap.mjs'

const DEFAULT_SUPPLIERS = 24
const MOST_SUPPLIERS = 20_000

const { values } = parseArgs({
  options: { reset: { type: 'boolean', default: false }, suppliers: { type: 'string' } },
})
const suppliers = Number(values.suppliers ?? DEFAULT_SUPPLIERS)
if (!Number.isInteger(suppliers) || suppliers < DEFAULT_SUPPLIERS || suppliers > MOST_SUPPLIERS) {
  console.error(`--suppliers takes a whole number from ${DEFAULT_SUPPLIERS} to ${MOST_SUPPLIERS}.`)
  process.exit(2)
}

process.env.NODE_ENV = 'production'
process.env.DEMO = '1'
process.env.PORT ||= '3000'
if (process.env.PORT === '0') process.env.PORT = await freePort()
process.env.DATABASE_URL ||= 'data/demo.sqlite'
process.env.PUBLIC_ORIGIN ||= `http://localhost:${process.env.PORT}`
process.env.LOG_LEVEL ||= 'warn'

ensureInstalled()
ensureBuilt()

const databaseFile = path.resolve(process.env.DATABASE_URL.replace(/^file:(\/\/)?/, ''))
const isThere = fs.existsSync(databaseFile)
if (!isThere || values.reset) {
  console.log(`Making demo data for ${suppliers} suppliers …`)
  const reset = isThere ? ['--reset'] : []
  run('npx', ['--no-install', 'tsx', 'db/seed.cli.ts', `--suppliers=${suppliers}`, ...reset])
} else if (values.suppliers) {
  console.log('The demo data is kept as it is; add --reset to make it anew.')
}

await import('../../build/server/index.js')

/** The demo data names the portal's address, so that its port is chosen before. */
function freePort() {
  return new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(String(port)))
    })
  })
}
