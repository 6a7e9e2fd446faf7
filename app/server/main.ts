import type { ServerBuild } from '@remix-run/node'
import { mountBuiltAssets } from './built-assets.server.ts'
import { serve } from './serve.server.ts'

serve((await import('virtual:remix/server-build')) as ServerBuild, mountBuiltAssets)
