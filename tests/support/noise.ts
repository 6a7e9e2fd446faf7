import type { BrowserContext, ConsoleMessage, Response } from '@playwright/test'

/** What the browser itself says about an answer the page expects: a refusal is no defect. */
const REFUSED_RESOURCE = /^Failed to load resource: the server responded with a status of 4\d\d/
/** What Remix says of a page that was still being read when the next one was asked for: whoever clicks twice is no defect. */
const GIVEN_UP_FOR_ANOTHER = /^AbortError: signal is aborted without reason/

export type Noise = { found: () => string[]; allow: (pattern: RegExp) => void }

/**
 * Collects what no page may do: errors on the console (a violated content security policy is one), uncaught
 * exceptions, answers of 500 and above, missing assets.
 */
export function listenForNoise(context: BrowserContext): Noise {
  const heard: string[] = []
  const allowed: RegExp[] = [REFUSED_RESOURCE, GIVEN_UP_FOR_ANOTHER]
  context.on('console', message => {
    if (isComplaint(message)) heard.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', thrown => {
    const { stack, message } = thrown.error()
    heard.push(`exception: ${stack ?? message}`)
  })
  context.on('response', response => {
    if (isBroken(response)) heard.push(`response: ${response.status()} ${response.url()}`)
  })
  return {
    found: () => heard.filter(line => !allowed.some(pattern => pattern.test(withoutPrefix(line)))),
    allow: pattern => void allowed.push(pattern),
  }
}

function isComplaint(message: ConsoleMessage) {
  return message.type() === 'error' || message.type() === 'warning'
}

function isBroken(response: Response) {
  const isAsset = new URL(response.url()).pathname.startsWith('/assets/')
  return response.status() >= 500 || (isAsset && response.status() >= 400)
}

function withoutPrefix(line: string) {
  return line.replace(/^\w+: /, '')
}
