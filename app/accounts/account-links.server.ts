import { getEnvironment } from '#app/server/environment.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  deleteUnusedTokens,
  deleteUnusedTokensOf,
  findToken,
  insertToken,
  insertTokens,
} from './queries.server.ts'
import type { TokenKind } from './roles.ts'
import { isTokenUsable, tokenExpiry } from './token-policy.ts'
import { hashToken, newToken } from './token.server.ts'

const PATHS: Record<TokenKind, string> = { invitation: '/invitation', 'password-reset': '/password-reset' }

/**
 * Makes a single-use link for a mail and voids the person's older ones of the kind. Call it in the transaction
 * that queues the mail. Only the hash of the token is stored.
 */
export function issueAccountLink(tx: Db, kind: TokenKind, userId: string, now: Date) {
  const token = newToken()
  const expiresAt = tokenExpiry(kind, now)
  deleteUnusedTokens(tx, userId, kind)
  insertToken(tx, { tokenHash: hashToken(token), kind, userId, createdAt: now, expiresAt })
  return { token, expiresAt, url: urlOf(kind, token) }
}

/** The same for many people in few statements: each person's link by user id. */
export function issueAccountLinks(
  tx: Db,
  kind: TokenKind,
  userIds: string[],
  now: Date,
): Map<string, string> {
  const expiresAt = tokenExpiry(kind, now)
  const made = [...new Set(userIds)].map(userId => ({ userId, token: newToken() }))
  deleteUnusedTokensOf(
    tx,
    made.map(({ userId }) => userId),
    kind,
  )
  insertTokens(
    tx,
    made.map(({ userId, token }) => ({
      tokenHash: hashToken(token),
      kind,
      userId,
      createdAt: now,
      expiresAt,
    })),
  )
  return new Map(made.map(({ userId, token }) => [userId, urlOf(kind, token)]))
}

/** The stored token of a link that still works; null when it is unknown, used, expired or of another kind. */
export function findUsableToken(db: Db, kind: TokenKind, token: string, now: Date) {
  const found = findToken(db, hashToken(token))
  return found && found.kind === kind && isTokenUsable(found, now) ? found : null
}

function urlOf(kind: TokenKind, token: string) {
  return `${getEnvironment().publicOrigin}${PATHS[kind]}/${token}`
}
