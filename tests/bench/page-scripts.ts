import type { Client } from './load.ts'

/** What the page itself preloads or imports; the addresses in its route manifest are loaded on navigation only. */
const LOADED_SCRIPT = /(?:modulepreload" href="|from "|import\(")(\/assets\/[\w.$-]+\.js)/g
/** `import … from "./x.js"` and `import "./x.js"`, but not `import("./x.js")`, which loads later or never. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([\w.$-]+\.js)["']/g

const LARGEST_NAMED = 6

/** Bytes that a browser is sent of every script that a page loads: those its HTML loads and what these import. */
export async function scriptBytesOf(client: Client, page: string) {
  const waiting = new Set([...page.matchAll(LOADED_SCRIPT)].map(([, path = '']) => path))
  const sizes = new Map<string, number>()
  for (const path of waiting) {
    const { status, body } = await client.ask(path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    const packed = await client.ask(path, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    sizes.set(path, packed.bytes)
    for (const [, file] of body.matchAll(STATIC_IMPORT)) waiting.add(`/assets/${file}`)
  }
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const largest = [...sizes].sort(([, one], [, other]) => other - one).slice(0, LARGEST_NAMED)
  return { files: sizes.size, bytes, largest: Object.fromEntries(largest) }
}
