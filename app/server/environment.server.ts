import path from 'node:path'
import { z } from 'zod'

const Environment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    /** Path of the SQLite file, plain or as `file:…`. Uploads and the throttle file lie beside it. */
    DATABASE_URL: z.string().default('data/portal.sqlite'),
    /** The address people type; every POST must come from it. Needed unless HOST is this machine itself. */
    PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
    /** Number of reverse proxies in front whose X-Forwarded-For is to be believed. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    /** smtp://user:password@host:port or smtps://…; without it mail stays in the outbox. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().optional(),
    /** 32 bytes in base64, under which reports and identities are encrypted; else made once, beside the database. */
    VAULT_KEY: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64 (openssl rand -base64 32)')
      .optional(),
    /** The organisation's own key and certificate (RSA), with which agreements are signed; else made once. */
    P12_FILE: z.string().optional(),
    P12_PASSWORD: z.string().optional(),
    /** Set by `npm run demo` only: shows the demo log-ins on the sign-in page. */
    DEMO: z.enum(['0', '1']).default('0'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    if (!env.PUBLIC_ORIGIN && !isLoopback(env.HOST))
      context.addIssue({
        code: 'custom',
        path: ['PUBLIC_ORIGIN'],
        message:
          'is needed when HOST is not this machine itself: the address people type, e.g. https://esg.example.com',
      })
    if (env.SMTP_URL && !env.MAIL_FROM)
      context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'is needed when SMTP_URL is set' })
    if (env.SMTP_URL && /:(password|changeme|secret|example)@/i.test(env.SMTP_URL))
      context.addIssue({
        code: 'custom',
        path: ['SMTP_URL'],
        message: 'carries a well-known default password',
      })
  })

export type Environment = {
  mode: 'production' | 'development' | 'test'
  port: number
  host: string
  databaseFile: string
  uploadsFolder: string
  publicOrigin: string
  isHttps: boolean
  trustedProxies: number
  smtpUrl: string | null
  mailFrom: string | null
  vaultKey: string | null
  p12: { file: string; password: string } | null
  isDemo: boolean
  logLevel: string
}

/** Reads and checks the environment once at start; the only reader of it. Throws with every mistake named. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const cleaned = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(cleaned)
  if (!parsed.success) throw new Error(describe(parsed.error))
  const env = parsed.data
  const databaseFile = path.resolve(env.DATABASE_URL.replace(/^file:(\/\/)?/, ''))
  const publicOrigin = new URL(env.PUBLIC_ORIGIN ?? localOrigin(env.HOST, env.PORT)).origin
  return {
    mode: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    databaseFile,
    uploadsFolder: path.join(path.dirname(databaseFile), 'uploads'),
    publicOrigin,
    isHttps: publicOrigin.startsWith('https:'),
    trustedProxies: env.TRUSTED_PROXIES,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? null,
    vaultKey: env.VAULT_KEY ?? null,
    p12: env.P12_FILE ? { file: path.resolve(env.P12_FILE), password: env.P12_PASSWORD ?? '' } : null,
    isDemo: env.DEMO === '1',
    logLevel: env.LOG_LEVEL,
  }
}

/** With `PORT=0` the system chooses the port: only a listening server knows its address. */
export function withActualPort(environment: Environment, port: number): Environment {
  const isChosen = environment.publicOrigin === localOrigin(environment.host, 0)
  return isChosen ? { ...environment, port, publicOrigin: localOrigin(environment.host, port) } : environment
}

/** Is the host name or address this machine itself, which nobody else can reach? */
export function isLoopback(host: string) {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/i.test(host)
}

function localOrigin(host: string, port: number) {
  return new URL(`http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`).origin
}

function describe(error: z.ZodError) {
  const lines = error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
  return ['The environment is not usable:', ...lines].join('\n')
}

const globalEnvironment = globalThis as typeof globalThis & { __portalEnvironment?: Environment }

export function setEnvironment(environment: Environment) {
  globalEnvironment.__portalEnvironment = environment
}

export function getEnvironment(): Environment {
  if (!globalEnvironment.__portalEnvironment) throw new Error('environment has not been read yet')
  return globalEnvironment.__portalEnvironment
}
