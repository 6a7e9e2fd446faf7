import { chromium } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { installDebianPackages } from './debian.mjs'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of a Chromium: one that is there, else Playwright's own download, else Debian's package. */
export function ensureBrowser() {
  const present = findBrowser()
  if (present) return present
  console.log('Looking for a Chromium to test with …')
  spawnSync('npx', ['--no-install', 'playwright', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 600_000,
  })
  if (!findBrowser()) installDebianPackages(['chromium'])
  const installed = findBrowser()
  if (installed) return installed
  console.error('No Chromium found. Install one, or name it in CHROMIUM_PATH.')
  process.exit(1)
}

function findBrowser() {
  const places = [process.env.CHROMIUM_PATH, ...USUAL_PLACES, chromium.executablePath()]
  return places.find(place => place && fs.existsSync(place))
}
