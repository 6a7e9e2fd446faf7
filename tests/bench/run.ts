import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { compareWithGoals } from './goals.ts'
import { clientOf, type Figures } from './load.ts'
import { scriptBytesOf } from './page-scripts.ts'
import { readSection, SCENARIOS } from './scenarios.ts'
import { makeScratch } from './scratch.ts'
import { startServer, type BenchServer } from './server.ts'

const { values } = parseArgs({ options: { suppliers: { type: 'string', default: '1500' } } })

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'))
let server: BenchServer | null = null

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }))

try {
  await bench(Number(values.suppliers))
} finally {
  await stopServer()
}

/** Prints one JSON object a line: the machine, each scenario, memory and scripts, and last the goals. */
async function bench(suppliers: number) {
  const databaseFile = path.join(folder, 'bench.sqlite')
  const cores = os.availableParallelism()
  const seededAt = performance.now()
  const targets = await makeScratch(databaseFile, path.join(folder, 'uploads'), suppliers)
  const seedSeconds = Math.round((performance.now() - seededAt) / 100) / 10
  server = await startServer(databaseFile)
  const client = clientOf(server.origin)
  print({ name: 'machine', ...machine(cores), serverIsPinned: server.isPinned, suppliers, seedSeconds })
  const figures: Figures[] = []
  for (const scenario of SCENARIOS) {
    const measured = await scenario(client, server.origin, targets)
    figures.push(measured)
    print(measured)
  }
  const residentMegabytes = server.residentMegabytes()
  print({ name: 'server memory', residentMegabytes })
  const scripts = await measureScripts(client, targets)
  print({ name: 'section page scripts', ...scripts })
  client.close()
  const scriptKilobytes = Math.round(scripts.bytes / 100) / 10
  print({ name: 'goals', goals: compareWithGoals({ figures, residentMegabytes, scriptKilobytes }) })
}

async function measureScripts(
  client: ReturnType<typeof clientOf>,
  targets: Awaited<ReturnType<typeof makeScratch>>,
) {
  const [target] = targets.writing
  if (!target) throw new Error('nobody is answering a section')
  const page = await readSection(client, target)
  return scriptBytesOf(client, page.body)
}

function machine(cores: number) {
  const [cpu] = os.cpus()
  return { node: process.version, cores, cpu: cpu?.model, load: os.loadavg()[0] }
}

async function stopServer() {
  await server?.stop()
}

function print(line: object) {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
