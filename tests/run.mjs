// `npm test`: installs what is missing, then everything that proves the product, stopping at the first failure.
import { ensureBuilt, ensureInstalled, run } from '../app/server/bootstrap.mjs'

ensureInstalled()
const { ensureBrowser } = await import('./support/browser.mjs')
const { ensureChineseFont } = await import('./support/chinese-font.mjs')
const { ensurePdfTools } = await import('./support/pdf-tools.mjs')

const npm = script => run('npm', ['run', '--silent', script])

npm('messages')
ensurePdfTools()
npm('format:check')
npm('lint')
npm('typecheck')
npm('test:unit')
ensureBuilt()
process.env.CHROMIUM_PATH = ensureBrowser()
ensureChineseFont()
npm('test:e2e')
