// `npm run test:campaign`: a whole round over 1,500 suppliers by script, counted by hand beside it.
import { ensureBuilt, ensureInstalled, run } from '../app/server/bootstrap.mjs'

ensureInstalled()
ensureBuilt()
run('npx', ['--no-install', 'tsx', 'tests/campaign/run.ts', ...process.argv.slice(2)])
