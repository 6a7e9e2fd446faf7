import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { randomBytes } from 'node:crypto'
import { isLoopback, type Environment } from './environment.server.ts'

const HSTS_SECONDS = 31_536_000

/** A fresh nonce for every response, used by the policy below and by the page's inline scripts. */
export const withNonce: RequestHandler = (_request, response, next) => {
  response.locals.nonce = randomBytes(16).toString('base64')
  next()
}

/** Scripts by nonce only; styles from this origin (attributes allowed: overlays position themselves). */
export function securityHeaders({ isHttps, mode }: Environment): RequestHandler {
  const nonce = (_request: unknown, response: unknown) =>
    `'nonce-${(response as { locals: { nonce: string } }).locals.nonce}'`
  const isDevelopment = mode === 'development'
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': [nonce, "'strict-dynamic'"],
        'style-src': isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: HSTS_SECONDS, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xXssProtection: true,
  })
}

/** What JSON needs of them: it is never a page, and nobody else's. */
export function dataHeaders({ isHttps }: Environment): RequestHandler {
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'same-origin',
    ...(isHttps && { 'Strict-Transport-Security': `max-age=${HSTS_SECONDS}; includeSubDomains` }),
  }
  return (_request, response, next) => {
    response.set(headers)
    next()
  }
}

/**
 * Refuses a state change that does not come from our own pages. Remix's own check does not cover direct posts
 * to resource routes and trusts forwarded hosts, so this one stands in front and compares with the
 * configured origin. A portal of this machine only answers to all three names of it, at the port it listens on.
 */
export function sameOriginOnly(environment: Environment): RequestHandler {
  return (request, response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next()
    const origin = request.get('origin')
    const site = request.get('sec-fetch-site')
    const isForeign = origin !== undefined && !isOwn(environment, origin, request.socket.localPort)
    const isCrossSite = site !== undefined && site !== 'same-origin' && site !== 'none'
    const isUnknown = origin === undefined && site === undefined
    if (isForeign || isCrossSite || isUnknown) {
      response.status(403).type('text/plain').send('Cross-origin request refused')
      return
    }
    next()
  }
}

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]']

function isOwn({ publicOrigin }: Environment, origin: string, port: number | undefined) {
  if (origin === publicOrigin) return true
  const { protocol, hostname } = new URL(publicOrigin)
  if (protocol !== 'http:' || !isLoopback(hostname)) return false
  return LOCAL_NAMES.some(name => origin === new URL(`http://${name}:${port}`).origin)
}
