import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeLargeDatabase } from './large.ts'
import { print, seconds } from './machine.ts'
import { signInAsAdmin } from './people.ts'
import { startServer, type BenchServer } from './server.ts'

const FORMATS = ['csv', 'xlsx'] as const
const SAMPLE_MS = 50
const LINE_END = 10

/** About 5,000 of so many have replied in the open round. */
const SUPPLIERS = 12_000

/** The answers of 5,000 suppliers to 53 items as files. */
export async function benchExports(folder: string) {
  const databaseFile = path.join(folder, 'exports.sqlite')
  await makeLargeDatabase(databaseFile, { suppliers: SUPPLIERS, answered: SUPPLIERS })
  const { cookie, ids } = signInAsAdmin(databaseFile)
  const server = await startServer(databaseFile)
  try {
    await takeAlong(server, cookie, ids.openId)
  } finally {
    await server.stop()
  }
}

/** Time, rows a second, and how much more memory the server took meanwhile. */
async function takeAlong(server: BenchServer, cookie: string, campaignId: string) {
  let rows: number | null = null
  for (const format of FORMATS) {
    const idle = server.residentMegabytes()
    const peak = watchMemory(server)
    const startedAt = performance.now()
    const cpuBefore = server.cpuMs() ?? 0
    const response = await fetch(`${server.origin}/exports/answers.${format}?campaignId=${campaignId}`, {
      headers: { cookie },
    })
    const { bytes, lines } = await read(response)
    const took = seconds(startedAt)
    if (format === 'csv') rows = lines - 1
    print({
      name: `export of answers, ${format}`,
      status: response.status,
      rows,
      megabytes: Math.round(bytes / 100_000) / 10,
      seconds: took,
      cpuSeconds: Math.round(((server.cpuMs() ?? 0) - cpuBefore) / 10) / 100,
      rowsPerSecond: rows && Math.round(rows / took),
      megabytesAboveIdle: difference(await peak.end(), idle),
    })
  }
}

/** Reads to the end and keeps nothing of it. */
async function read(response: Response) {
  let bytes = 0
  let lines = 0
  const reader = response.body?.getReader()
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    bytes += chunk.value.length
    for (const byte of chunk.value) if (byte === LINE_END) lines += 1
  }
  return { bytes, lines }
}

function watchMemory(server: BenchServer) {
  let highest: number | null = null
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      highest = Math.max(highest ?? 0, server.residentMegabytes() ?? 0)
      await pause(SAMPLE_MS)
    }
  })()
  return {
    async end() {
      isOver = true
      await watching
      return highest
    },
  }
}

function difference(peak: number | null, idle: number | null) {
  return peak === null || idle === null ? null : peak - idle
}
