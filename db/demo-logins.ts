import type { Role } from '#app/accounts/roles.ts'

export type DemoLogin = { role: Role; email: string; password: string }

const PASSWORD = 'demo-portal-2026'

/** Shown on the sign-in page of the demo, and only there; the demo data creates these people. */
export const DEMO_LOGINS: readonly DemoLogin[] = [
  { role: 'procurement', email: 'lin.yue@buyer.example', password: PASSWORD },
  { role: 'sqe', email: 'chen.rui@buyer.example', password: PASSWORD },
  { role: 'admin', email: 'admin@buyer.example', password: PASSWORD },
  { role: 'owner', email: 'wang.min@supplier-one.example', password: PASSWORD },
  { role: 'contributor', email: 'zhao.lei@supplier-one.example', password: PASSWORD },
]
