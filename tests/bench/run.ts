import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benchBulk } from './bulk.ts'
import { benchExports } from './exports.ts'
import { benchLarge } from './large-pages.ts'
import { machine, print } from './machine.ts'
import { benchRemediation } from './remediation.ts'
import { benchSealing } from './sealing.ts'
import { benchUsual } from './usual.ts'

const MAX_MS = 10 * 60_000

const { values } = parseArgs({
  options: {
    /** Parts, separated by commas; all of them otherwise. */
    only: { type: 'string', default: '' },
    suppliers: { type: 'string', default: '1500' },
    large: { type: 'string', default: '100000' },
  },
})

const PARTS: Record<string, (folder: string) => Promise<void>> = {
  usual: folder => benchUsual(folder, Number(values.suppliers)),
  bulk: folder => benchBulk(folder, Number(values.suppliers)),
  exports: benchExports,
  sealing: benchSealing,
  remediation: benchRemediation,
  large: folder => benchLarge(folder, Number(values.large)),
}

const chosen = values.only ? values.only.split(',') : Object.keys(PARTS)
const unknown = chosen.find(name => !(name in PARTS))
if (unknown !== undefined)
  throw new Error(`"${unknown}" is no part; there are ${Object.keys(PARTS).join(', ')}`)

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
setTimeout(() => {
  print({ name: 'out of time', minutes: MAX_MS / 60_000 })
  process.exit(1)
}, MAX_MS).unref()

print({ name: 'machine', ...machine(os.availableParallelism()) })
for (const name of chosen) await PARTS[name]?.(folder)
