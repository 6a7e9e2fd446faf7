// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const INSTALL_STAMP = 'node_modules/.installed-lock'
const BUILD_STAMP = 'build/.sources'
const SOURCES = ['app', 'db', 'emails', 'public', 'package-lock.json', 'vite.config.ts', 'remix.config.js']
/** Written by the build itself. Of the message project only its settings are a source. */
const GENERATED = ['app/paraglide']
const MESSAGE_PROJECT = 'app/i18n/project.inlang'
const OLDEST_NODE = [20, 19]

/** Runs a command to its end and shows its output; stops this process when it fails. */
export function run(command, args, environment = {}) {
  const isWindows = process.platform === 'win32'
  const { status, signal } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: isWindows,
    env: { ...process.env, ...environment },
  })
  if (status !== 0) process.exit(status ?? (signal ? 1 : 0))
}

/** `npm ci` when node_modules is missing or belongs to another lock file. */
export function ensureInstalled() {
  assertNode()
  const lock = digestOf(['package-lock.json'])
  if (readOrNull(INSTALL_STAMP) === lock || isLinked('node_modules')) return
  console.log('Installing packages (the first time takes a few minutes) …')
  run('npm', ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'])
  fs.writeFileSync(INSTALL_STAMP, lock)
}

/** Builds when a source file has changed since the last build. */
export function ensureBuilt() {
  const sources = digestOf(SOURCES)
  if (readOrNull(BUILD_STAMP) === sources) return
  console.log('Building …')
  run('npx', ['--no-install', 'remix', 'vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' })
  fs.writeFileSync(BUILD_STAMP, sources)
}

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  console.error(`Node.js ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`)
  process.exit(1)
}

function digestOf(roots) {
  const hash = createHash('sha256')
  for (const file of roots.flatMap(root => filesUnder(root)).sort()) {
    hash.update(file.replaceAll('\\', '/')).update('\0').update(fs.readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(root) {
  const name = root.replaceAll('\\', '/')
  if (!fs.existsSync(root) || GENERATED.includes(name)) return []
  if (name === MESSAGE_PROJECT) return [path.join(root, 'settings.json')]
  if (!fs.statSync(root).isDirectory()) return [root]
  return fs.readdirSync(root).flatMap(child => filesUnder(path.join(root, child)))
}

/** A linked folder belongs to another checkout: `npm ci` would empty it there. */
function isLinked(folder) {
  return fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

function readOrNull(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null
}
