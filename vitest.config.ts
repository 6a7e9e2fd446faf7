import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** The messages again, as one module per language: thousands of small ones would be loaded anew for each test file. */
const MESSAGES = path.resolve('build/test-messages')

if (!areFresh())
  execFileSync(process.execPath, ['--import', 'tsx', 'tests/support/compile-messages.ts', MESSAGES])

/** Made after every file of messages, and after the compiler was installed? */
function areFresh() {
  const texts = fs
    .readdirSync('app/i18n/messages', { recursive: true, encoding: 'utf8' })
    .map(file => path.join('app/i18n/messages', file))
  const sources = [...texts, 'package-lock.json', 'app/i18n/paraglide.config.ts']
  const made = fs.statSync(path.join(MESSAGES, 'messages.js'), { throwIfNoEntry: false })
  return made !== undefined && sources.every(file => fs.statSync(file).mtimeMs < made.mtimeMs)
}

export default defineConfig({
  resolve: { alias: [{ find: /^#app\/paraglide\//, replacement: `${MESSAGES}/` }] },
  test: {
    include: [
      'app/**/*.test.{ts,tsx}',
      'db/**/*.test.ts',
      'emails/**/*.test.{ts,tsx}',
      'tests/support/**/*.test.ts',
      'tests/*.test.ts',
    ],
    setupFiles: ['tests/support/fail-on-noise.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
  },
})
