import { DEMO_LOGINS } from '#db/demo-logins.ts'
import type { Environment } from './environment.server.ts'

/** Prints where the demo is and how to sign in: the one thing a newcomer looks for. */
export function announceDemo({ publicOrigin }: Environment) {
  const width = Math.max(...DEMO_LOGINS.map(login => login.email.length))
  const rows = DEMO_LOGINS.map(
    ({ email, password, role }) => `  ${email.padEnd(width)}  ${password}  ${role}`,
  )
  process.stdout.write(
    ['', `The demo is at ${publicOrigin}`, '', ...rows, '', 'Stop it with Ctrl+C.', ''].join('\n'),
  )
}
