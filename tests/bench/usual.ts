import path from 'node:path'
import { compareWithGoals } from './goals.ts'
import { clientOf, type Client, type Figures } from './load.ts'
import { print, seconds } from './machine.ts'
import { scriptBytesOf } from './page-scripts.ts'
import { readSection, SCENARIOS } from './scenarios.ts'
import { makeScratch, type Targets } from './scratch.ts'
import { startServer } from './server.ts'

/** 1,500 suppliers answer and are looked at: pages, saves, submissions, memory, scripts. */
export async function benchUsual(folder: string, suppliers: number) {
  const databaseFile = path.join(folder, 'usual.sqlite')
  const seededAt = performance.now()
  const targets = await makeScratch(databaseFile, path.join(folder, 'uploads'), suppliers)
  const seedSeconds = seconds(seededAt)
  const server = await startServer(databaseFile)
  try {
    const client = clientOf(server.origin)
    print({ name: 'database', suppliers, seedSeconds, serverIsPinned: server.isPinned })
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
  } finally {
    await server.stop()
  }
}

async function measureScripts(client: Client, targets: Targets) {
  const [target] = targets.writing
  if (!target) throw new Error('nobody is answering a section')
  const page = await readSection(client, target)
  return scriptBytesOf(client, page.body)
}
