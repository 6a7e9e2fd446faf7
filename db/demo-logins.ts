import type { Role } from '#app/accounts/roles.ts'

export type DemoLogin = { role: Role; email: string; password: string }

/** Of everybody in the demo. Public on purpose: demo data only ever goes into a database of its own. */
export const DEMO_PASSWORD = 'demo-portal-2026'

/** Shown on the sign-in page of the demo, and only there; the demo data creates these people. */
export const DEMO_LOGINS: readonly DemoLogin[] = [
  login('procurement', 'lin.yue@buyer.example'),
  login('sqe', 'chen.rui@buyer.example'),
  login('committee', 'guo.wen@buyer.example'),
  login('viewer', 'anna.keller@buyer.example'),
  login('integrity', 'tang.yi@buyer.example'),
  login('admin', 'admin@buyer.example'),
  login('owner', 'wang.min@supplier-one.example'),
  login('contributor', 'zhao.lei@supplier-one.example'),
  login('owner', 'li.na@supplier-two.example'),
  login('owner', 'zhou.yang@supplier-three.example'),
  login('owner', 'wu.jing@supplier-four.example'),
]

function login(role: Role, email: string): DemoLogin {
  return { role, email, password: DEMO_PASSWORD }
}
