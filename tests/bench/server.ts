import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import packageJson from '../../package.json' with { type: 'json' }

const SERVER_FILE = 'build/server/index.js'
/** The memory limits that `npm start` runs with. */
const MEMORY_FLAGS: string[] = packageJson.scripts.start.match(/--max-\S+/g) ?? []
const SERVER_CORE = '0'
const CLIENT_CORE = '1'
const START_MS = 30_000
const STOP_MS = 10_000
/** Places in `/proc/<pid>/stat` behind the name, and what one tick is. */
const USER_TICKS = 11
const SYSTEM_TICKS = 12
const TICK_MS = 10

export type BenchServer = {
  origin: string
  isPinned: boolean
  /** Megabytes of the process in memory; null where the system does not say. */
  residentMegabytes(): number | null
  /** Milliseconds of processor time that the process has used so far; null where the system does not say. */
  cpuMs(): number | null
  stop(): Promise<void>
}

/** The production server as a process of its own; on one core, and this process on another, where that can be had. */
export async function startServer(databaseFile: string): Promise<BenchServer> {
  if (!fs.existsSync(SERVER_FILE)) throw new Error(`${SERVER_FILE} is missing: run "npm run build" first`)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const isPinned = canPin()
  const command = isPinned ? ['taskset', '-c', SERVER_CORE, process.execPath] : [process.execPath]
  const [program = process.execPath, ...args] = [...command, ...MEMORY_FLAGS, SERVER_FILE]
  const child = spawn(program, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      DATABASE_URL: databaseFile,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const killChild = () => child.kill('SIGKILL')
  process.once('exit', killChild)
  await answering(child, origin)
  if (isPinned) spawnSync('taskset', ['-cp', CLIENT_CORE, String(process.pid)], { stdio: 'ignore' })
  return {
    origin,
    isPinned,
    residentMegabytes: () => residentMegabytes(child),
    cpuMs: () => cpuMs(child),
    async stop() {
      await stop(child)
      process.off('exit', killChild)
    },
  }
}

function canPin() {
  return (
    os.availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0
  )
}

async function answering(child: ChildProcess, origin: string) {
  const deadline = Date.now() + START_MS
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended at once')
    const response = await fetch(`${origin}/healthz`).catch(() => null)
    if (response?.ok) return
    if (Date.now() > deadline) throw new Error('the server does not answer')
    await pause(100)
  }
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await ended
  clearTimeout(timer)
}

function residentMegabytes({ pid }: ChildProcess) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1])
    return Number.isNaN(kilobytes) ? null : Math.round(kilobytes / 1024)
  } catch {
    return null
  }
}

function cpuMs({ pid }: ChildProcess) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * TICK_MS
  } catch {
    return null
  }
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
