import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  type SupplierClass,
  type SupplierRegion,
} from '#app/suppliers/vocabulary.ts'
import type { ListedSupplier } from '#tests/support/supplier-file.ts'

/** What a supplier does with its invitation; `unknown`: the mail server knows no such mailbox. */
export type Course =
  'unknown' | 'corrected' | 'exempt' | 'declines' | 'extended' | 'looks' | 'begins' | 'silent' | 'replies'

/** `wave`: after how many rounds of reminders it replies. */
export type Player = ListedSupplier & { course: Course; wave: number }

export const SITE_CODES = ['P1', 'P2', 'P3']
export const WAVES = 4

/** How many of 1,500 take which course; whoever is left replies: 1,311. */
const COURSES: [Course, number][] = [
  ['unknown', 15],
  ['corrected', 5],
  ['exempt', 12],
  ['declines', 10],
  ['extended', 15],
  ['looks', 30],
  ['begins', 40],
  ['silent', 62],
]
/** Shares of the replies that come in each wave, adding up to 1. */
const WAVE_SHARES = [0.46, 0.27, 0.19, 0.08]
/** Prime to any number of suppliers that is asked for: courses are spread over the list, always the same way. */
const STRIDE = 7919
const PROVINCES: Record<SupplierRegion, string> = {
  mainland: '浙江',
  'hk-macau-taiwan': '澳门',
  overseas: '越南',
}

/** So many suppliers of all kinds, each with a course. */
export function makePlayers(count: number): Player[] {
  return Array.from({ length: count }, (_, at) => {
    const rank = (at * STRIDE) % count
    const course = courseOf((rank * 1500) / count)
    return { ...listed(at), course, wave: waveOf(rank / count) }
  })
}

export function newAddressOf({ code }: Player) {
  return `new-${code.toLowerCase()}@players.example`
}

export function isUnknownMailbox({ course }: Player) {
  return course === 'unknown' || course === 'corrected'
}

function courseOf(rank: number): Course {
  let end = 0
  for (const [course, size] of COURSES) {
    end += size
    if (rank < end) return course
  }
  return 'replies'
}

/** Replies fill the upper part of the ranks. */
function waveOf(share: number) {
  const others = COURSES.reduce((sum, [, size]) => sum + size, 0) / 1500
  let end = others
  for (const [wave, part] of WAVE_SHARES.entries()) {
    end += part * (1 - others)
    if (share < end) return wave
  }
  return WAVES - 1
}

function listed(at: number): ListedSupplier {
  const code = `P${String(at + 1).padStart(5, '0')}`
  const region = at % 10 < 8 ? 'mainland' : at % 10 === 8 ? 'overseas' : 'hk-macau-taiwan'
  return {
    code,
    nameZh: `轮次供应商${code}`,
    nameEn: `Round supplier ${code}`,
    region,
    province: PROVINCES[region],
    category: SUPPLIER_CATEGORIES[at % 7] ?? 'service',
    supplierClass: classOf(at),
    spendBand: SPEND_BANDS[Math.floor(at / 7) % 4] ?? 'under-1m',
    siteCodes: sitesOf(at),
    email: `${code.toLowerCase()}@players.example`,
    locale: at % 6 === 0 ? 'en' : 'zh-CN',
  }
}

function classOf(at: number): SupplierClass {
  if (at % 13 === 0) return 1
  return SUPPLIER_CLASSES[1 + (at % 2)] ?? 3
}

/** One site, or two; now and then none. */
function sitesOf(at: number): string[] {
  if (at % 17 === 0) return []
  return SITE_CODES.filter((_, site) => at % 3 === site || (at % 5 === 0 && site === 0))
}
