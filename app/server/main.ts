import type { ServerBuild } from '@remix-run/node'
import { serve } from './serve.server.ts'

serve((await import('virtual:remix/server-build')) as ServerBuild)
