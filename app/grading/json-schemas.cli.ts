import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { jsonSchemas } from './json-schemas.ts'

/** Writes the JSON Schemas to `docs/schemas`; a test fails while they are out of date. */
for (const [name, schema] of Object.entries(jsonSchemas())) {
  const path = fileURLToPath(new URL(`../../docs/schemas/${name}`, import.meta.url))
  const style = await resolveConfig(path)
  writeFileSync(path, await format(JSON.stringify(schema), { ...style, parser: 'json' }))
}
