import type { RequestHandler } from 'express'
import { randomInt, timingSafeEqual } from 'node:crypto'
import { hashToken } from '#app/accounts/token.server.ts'
import { existsOrganisation } from '#app/settings/organisation.server.ts'
import { getDb, type Db } from '#db/client.server.ts'

/** Without characters that look alike on a screen. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

/** Reachable before set-up, with their data requests. */
const OPEN_BEFORE_SET_UP = /^\/(?:set-up|locale|theme|assets|__manifest)(?:\.data|\/|$)/

const globalCode = globalThis as typeof globalThis & { __portalSetUpCode?: string | null }

/**
 * While nothing has been set up: makes a one-time code and prints it with the portal's address on the console, so that only who runs
 * the server can become its first administrator. The code lives in memory only; a restart makes another.
 */
export function prepareSetUp(
  db: Db,
  publicOrigin: string,
  print: (text: string) => void = text => void process.stdout.write(text),
) {
  globalCode.__portalSetUpCode = existsOrganisation(db) ? null : newCode()
  if (globalCode.__portalSetUpCode)
    print(
      `\nFirst start: open ${publicOrigin} and enter this set-up code: ${globalCode.__portalSetUpCode}\n\n`,
    )
}

/** Is this the code on the console? Case, spaces and dashes do not matter; the comparison takes equal time. */
export function isSetUpCode(typed: string): boolean {
  const code = globalCode.__portalSetUpCode
  if (!code) return false
  return timingSafeEqual(digest(code), digest(typed))
}

/** The code is used up. */
export function forgetSetUpCode() {
  globalCode.__portalSetUpCode = null
}

/** Leads every page to set-up until the organisation exists; asks the database no more once it does. */
export function leadToSetUp(): RequestHandler {
  let isSetUp = false
  return (request, response, next) => {
    isSetUp ||= existsOrganisation(getDb())
    if (isSetUp || OPEN_BEFORE_SET_UP.test(request.path)) return next()
    response.redirect(302, '/set-up')
  }
}

function newCode() {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

function digest(code: string) {
  return Buffer.from(hashToken(code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')))
}
