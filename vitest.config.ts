import { compile } from '@inlang/paraglide-js'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { paraglideOptions } from './app/i18n/paraglide.config.ts'

/** The messages again, as one module per language: thousands of small ones would be loaded anew for each test file. */
const MESSAGES = path.resolve('build/test-messages')

await compile({
  ...paraglideOptions,
  outdir: MESSAGES,
  outputStructure: 'locale-modules',
  emitTsDeclarations: false,
})

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
