import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const APP = new URL('../', import.meta.url)

/** Modules that a file needs at run time, followed to the end; type imports leave no trace in the browser. */
function runtimeImports(file: URL, seen = new Set<string>()): Set<string> {
  const source = readFileSync(file, 'utf8')
  for (const [, specifier = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
    const next = specifier.startsWith('.')
      ? new URL(specifier, file)
      : new URL(specifier.replace('#app/', ''), APP)
    const isOurs = specifier.startsWith('.') || specifier.startsWith('#app/')
    const name = isOurs ? fileURLToPath(next) : specifier
    if (seen.has(name)) continue
    seen.add(name)
    if (isOurs && existsSync(next)) runtimeImports(next, seen)
  }
  return seen
}

test.each(['condition', 'factor', 'rounding', 'grade', 'explain', 'path', 'tally'])(
  '%s.ts needs nothing but rules in the browser: no package, no server module',
  name => {
    const needed = [...runtimeImports(new URL(`${name}.ts`, import.meta.url))]
    expect(needed.filter(module => !module.startsWith('/') || module.includes('.server'))).toEqual([])
  },
)
