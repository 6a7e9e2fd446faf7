// `npm run load`: the last minutes before a deadline, as a command; says whether anything was lost.
import { ensureBuilt, ensureInstalled, run } from '../app/server/bootstrap.mjs'

ensureInstalled()
ensureBuilt()
run('npx', ['--no-install', 'tsx', 'tests/load/deadline.ts', ...process.argv.slice(2)])
