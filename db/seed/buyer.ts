import type { BuyerRole } from '#app/accounts/roles.ts'
import type { organisation, users } from '#db/schema/index.ts'
import type { Settings } from '#app/settings/settings.ts'
import { after } from './calendar.ts'
import type { Random } from './random.ts'

export const DEMO_ORGANISATION = {
  nameZh: '云汀智造集团（演示）',
  nameEn: 'Yunting Manufacturing Group (demo)',
} as const satisfies Partial<typeof organisation.$inferInsert>

export const DEMO_SETTINGS = {
  integrityHotline: '400-000-0136',
  integrityMailbox: 'integrity@buyer.example',
  financeMailbox: 'finance@buyer.example',
} as const satisfies Partial<Settings>

type Colleague = { mailbox: string; name: string; roles: readonly BuyerRole[]; locale?: 'en' }

const COLLEAGUES = {
  procurement: { mailbox: 'lin.yue', name: '林悦', roles: ['procurement'] },
  buyer: { mailbox: 'he.jing', name: '何静', roles: ['procurement'] },
  reviewer: { mailbox: 'chen.rui', name: '陈睿', roles: ['sqe'] },
  secondReviewer: { mailbox: 'sun.tao', name: '孙涛', roles: ['sqe'] },
  committee: { mailbox: 'guo.wen', name: '郭雯', roles: ['committee'] },
  viewer: { mailbox: 'anna.keller', name: 'Anna Keller', roles: ['viewer'], locale: 'en' },
  integrity: { mailbox: 'tang.yi', name: '唐毅', roles: ['integrity'] },
  admin: { mailbox: 'admin', name: '系统管理员', roles: ['admin'] },
  secondIntegrity: { mailbox: 'shen.lan', name: '沈岚', roles: ['integrity'] },
} as const satisfies Record<string, Colleague>

export type BuyerPerson = typeof users.$inferInsert & { roles: readonly BuyerRole[] }
export type BuyerPeople = Record<keyof typeof COLLEAGUES, BuyerPerson>

/** The people of the buyer, one for each role, and a second where four eyes are needed. */
export function makeBuyerPeople(
  random: Random,
  passwordHash: string,
  createdAt: Date,
  now: Date,
): BuyerPeople {
  const person = ({ mailbox, name, roles, locale }: Colleague): BuyerPerson => ({
    id: random.id(),
    email: `${mailbox}@buyer.example`,
    name,
    locale: locale ?? 'zh-CN',
    supplierId: null,
    passwordHash,
    createdAt,
    lastSignInAt: after(now, -random.between(0.1, 5)),
    disabledAt: null,
    roles,
  })
  return {
    procurement: person(COLLEAGUES.procurement),
    buyer: person(COLLEAGUES.buyer),
    reviewer: person(COLLEAGUES.reviewer),
    secondReviewer: person(COLLEAGUES.secondReviewer),
    committee: person(COLLEAGUES.committee),
    viewer: person(COLLEAGUES.viewer),
    integrity: person(COLLEAGUES.integrity),
    admin: person(COLLEAGUES.admin),
    secondIntegrity: person(COLLEAGUES.secondIntegrity),
  }
}
