// `npm run bench`: figures as JSON lines; never fails on a figure.
import { ensureBuilt, ensureInstalled, run } from '../app/server/bootstrap.mjs'

ensureInstalled()
ensureBuilt()
run('npx', ['--no-install', 'tsx', 'tests/bench/run.ts', ...process.argv.slice(2)])
