import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { exported } from '#app/reports/exports.test-support.ts'
import type { Db } from '#db/client.server.ts'
import { createSupplier, createUser } from '#db/factories/index.ts'
import { sites, supplierSites, suppliers, users } from '#db/schema/index.ts'
import { applyImport } from './apply-import.server.ts'
import {
  check,
  creditCode,
  everything,
  NOW,
  openRegister,
  problemsOf,
  rowsOf,
} from './imports.test-support.ts'

const LOCALES = ['zh-CN', 'en'] as const
const FORMATS = ['csv', 'xlsx'] as const
const FILES = LOCALES.flatMap(locale => FORMATS.map(format => [format, locale] as const))

test.each(FILES)('the register exported as %s in %s and imported again changes nothing', async (...file) => {
  const register = fullRegister()
  const { db, by, buyer } = register
  const [format, locale] = file
  const before = everything(db)
  const bytes = await exported(db, `suppliers.${format}`, { actor: buyer, locale, now: NOW })
  const found = await check(register, bytes)
  expect(Object.keys(found.mapping).sort()).toEqual(EXPORTED_FIELDS)
  expect(problemsOf(db, found)).toEqual([])
  expect(rowsOf(db, found).flatMap(({ changes }) => changes)).toEqual([])
  expect(found.counts).toEqual({ unchanged: db.select().from(suppliers).all().length })
  expect(applyImport(db, by, found.id)).toEqual({ ok: false, refusal: { code: 'nothing-to-do' } })
  // The export itself is noted.
  expect(everything(db)).toEqual({ ...before, events: before.events + 1 })
})

test('an export edited in one cell changes that cell alone', async () => {
  const register = fullRegister()
  const { db, buyer } = register
  const bytes = await exported(db, 'suppliers.csv', { actor: buyer, locale: 'zh-CN', now: NOW })
  const found = await check(register, bytes.toString().replace('A1 东区工厂、B2 西区工厂', 'B2、旧厂'))
  expect(problemsOf(db, found)).toEqual([])
  expect(rowsOf(db, found).flatMap(({ changes }) => changes)).toEqual([
    { field: 'sites', old: 'A1 B2 O9', new: 'B2 O9' },
  ])
})

const EXPORTED_FIELDS = [
  ...[
    'category',
    'code',
    'creditCode',
    'headcount',
    'isSmallFirm',
    'isStrategic',
    'nameEn',
    'nameZh',
    'notes',
  ],
  ...['owner', 'ownerEmail', 'province', 'region', 'sites', 'spendBand', 'status', 'statusReason'],
  ...['statusSince', 'supplierClass'],
]

/** Everything that a register holds, in the spellings that forms let through. */
function fullRegister() {
  const register = openRegister()
  const { db, buyer } = register
  db.insert(sites)
    .values([
      {
        id: 'site-c',
        code: 'C-3',
        nameZh: '南区工厂，二期',
        nameEn: 'South plant, phase 2; hall A',
        createdAt: NOW,
      },
      { id: 'site-o', code: 'O9', nameZh: '旧厂', nameEn: 'Old plant', createdAt: NOW, closedAt: NOW },
    ])
    .run()
  const [namesake, left] = [
    createUser(db, { name: '林悦', email: 'lin2@buyer.example' }),
    createUser(db, { name: '陈工', email: 'chen@buyer.example' }),
  ]
  db.update(users).set({ disabledAt: NOW }).where(eq(users.id, left.userId)).run()
  const full = createSupplier(db, {
    code: 'S-001',
    nameZh: '青禾（福建）包装有限公司',
    nameEn: 'Qinghe  Packaging, Ltd.',
    creditCode: creditCode(1),
    region: 'mainland',
    province: '福建省',
    category: 'packaging',
    supplierClass: 1,
    status: 'suspended',
    statusSince: '2026-02-01',
    statusReason: '整改中；待复查',
    isStrategic: true,
    isSmallFirm: true,
    headcount: 1200,
    spendBand: '5m-20m',
    ownerId: buyer.userId,
    notes: '- 第一行  "引号"\n\n第二行, _x0041_\n=1+1',
    latestScore: 84,
    latestGrade: 'B',
  })
  createUser(db, { email: 'contact@supplier.example', supplierId: full.id })
  serve(db, full.id, 'site-a', 'site-b', 'site-o')
  const overseas = createSupplier(db, {
    code: '00042',
    nameZh: 'Weber GmbH',
    nameEn: 'Weber GmbH',
    creditCode: 'de 811 115 980',
    region: 'overseas',
    province: '德国',
    category: 'logistics',
    supplierClass: 2,
    status: 'disqualified',
    statusSince: '2026-01-31',
    ownerId: namesake.userId,
    spendBand: 'under-1m',
    headcount: 0,
  })
  serve(db, overseas.id, 'site-c', 'site-a')
  createSupplier(db, {
    code: 'S-003',
    nameZh: '=SUM(1)贸易',
    nameEn: '+Plus Trading',
    region: 'hk-macau-taiwan',
    province: '中国香港',
    category: 'service',
    status: 'prospective',
    ownerId: left.userId,
    spendBand: 'over-20m',
  })
  createSupplier(db, { code: 'S-004', region: 'overseas', province: 'Viet Nam', category: 'raw-material' })
  createSupplier(db, {
    code: 'S-005',
    region: 'mainland',
    province: '某地',
    spendBand: '1m-5m',
    supplierClass: 3,
    category: 'waste-contractor',
  })
  createSupplier(db, { code: 'S-006', province: 'Inner Mongolia', category: 'outsourced-processing' })
  createSupplier(db, { code: 'S-007', province: '广西壮族自治区', category: 'purchased-parts' })
  return register
}

function serve(db: Db, supplierId: string, ...siteIds: string[]) {
  db.insert(supplierSites)
    .values(siteIds.map(siteId => ({ supplierId, siteId })))
    .run()
}
