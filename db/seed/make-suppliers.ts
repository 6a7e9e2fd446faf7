import type { SupplierRole } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import { searchTextOf } from '#app/suppliers/supplier-form.ts'
import type { SupplierClass } from '#app/suppliers/vocabulary.ts'
import type { suppliers, users } from '#db/schema/index.ts'
import { after } from './calendar.ts'
import { castMember, type CastMember } from './cast.ts'
import { makeCreditCode, makeForeignNumber } from './credit-codes.ts'
import { makeCompanyName, makePersonName } from './names.ts'
import { MAINLAND_PLACES, OTHER_PLACES, type Place } from './places.ts'
import type { Random } from './random.ts'
import { sitesServed, type DemoSite } from './sites.ts'
import { CATEGORY_WEIGHTS, NOTES, SPEND_WEIGHTS, STATUS_REASONS } from './texts.ts'

export type DemoPerson = typeof users.$inferInsert & { roles: readonly SupplierRole[] }

/** A supplier of the demo with what stays hidden: how good it is at what it will be asked. */
export type DemoSupplier = {
  row: typeof suppliers.$inferInsert
  people: [DemoPerson, ...DemoPerson[]]
  sites: DemoSite[]
  city: string
  /** 0–1 in the first round; it grows a little every year. */
  quality: number
  cast: CastMember | null
  random: Random
}

type Making = {
  random: Random
  passwordHash: string
  firstRoundAt: Date
  now: Date
  usedNames: Set<string>
  sites: readonly DemoSite[]
  /** People of the buyer who keep relationships. */
  ownerIds: readonly string[]
}

/** Latent quality of the first round, so that verified grades spread over A to D as in a grown supplier base. */
const QUALITY_MEAN = 0.74
const QUALITY_DEVIATION = 0.122
/** Published in the open round, so that even a small demo has a best and a worst grade on its board. */
const ALWAYS: Record<number, number> = { 5: 0.93, 10: 0.48 }

/** The supplier number `index` (from 0); the first few are the demo's fixed cast. */
export function makeSupplier(
  index: number,
  { passwordHash, firstRoundAt, now, usedNames, sites, ownerIds, ...making }: Making,
): DemoSupplier {
  const random = making.random.fork(`supplier-${index}`)
  const cast = castMember(index)
  const place = cast?.place ?? pickPlace(random)
  const category = cast?.category ?? random.weighted(CATEGORY_WEIGHTS)
  const name = makeCompanyName(random, place, category, usedNames)
  const headcount = cast?.headcount ?? Math.round(Math.exp(random.normal(4.9, 0.9))) + 8
  const createdAt = after(firstRoundAt, -random.between(60, 900))
  const supplierClass =
    cast?.supplierClass ??
    random.weighted<SupplierClass>([
      [1, 15],
      [2, 35],
      [3, 50],
    ])
  const facts = {
    code: `S${String(index + 1).padStart(5, '0')}`,
    nameZh: name.zh,
    nameEn: name.en,
    creditCode: place.divisionCode ? makeCreditCode(random, place.divisionCode) : makeForeignNumber(random),
  }
  const id = random.id()
  const dealing = dealingWith(random.fork('dealing'), createdAt, ownerIds)
  const company = { supplierId: id, domain: cast?.domain ?? name.domain, passwordHash, createdAt, now }
  return {
    row: {
      ...facts,
      id,
      region: place.region,
      province: place.province,
      category,
      supplierClass,
      isStrategic: supplierClass === 1 && random.chance(0.4),
      isSmallFirm: headcount < 50,
      headcount,
      ...dealing,
      searchText: searchTextOf(facts),
      createdAt,
      updatedAt: createdAt,
    },
    people: makePeople(random, company, place, cast),
    sites: sitesServed(random.fork('sites'), supplierClass, sites),
    city: place.city.zh,
    quality: cast?.quality ?? ALWAYS[index] ?? clamp(random.normal(QUALITY_MEAN, QUALITY_DEVIATION)),
    cast,
    random,
  }
}

/** What the buyer has to do with the supplier: status, spend, who looks after it. */
function dealingWith(random: Random, createdAt: Date, ownerIds: readonly string[]) {
  const status = random.weighted([
    ['qualified', 95] as const,
    ['suspended', 3] as const,
    ['disqualified', 2] as const,
  ])
  return {
    status,
    statusSince: isoDate(createdAt),
    statusReason: status === 'qualified' ? null : random.pick(STATUS_REASONS[status]),
    spendBand: random.weighted(SPEND_WEIGHTS),
    ownerId: random.pick(ownerIds),
    notes: random.chance(0.12) ? random.pick(NOTES) : '',
  }
}

function pickPlace(random: Random): Place {
  return random.chance(0.93) ? random.pick(MAINLAND_PLACES) : random.pick(OTHER_PLACES)
}

type Company = { supplierId: string; domain: string; passwordHash: string; createdAt: Date; now: Date }

function makePeople(
  random: Random,
  company: Company,
  place: Place,
  cast: CastMember | null,
): DemoSupplier['people'] {
  const locale = place.region === 'overseas' ? 'en' : 'zh-CN'
  const taken = new Set<string>()
  const person = (roles: readonly SupplierRole[], known?: { name: string; mailbox: string }): DemoPerson => {
    const made = known ?? inventPerson(random, locale, taken)
    return {
      id: random.id(),
      email: `${made.mailbox}@${company.domain}`,
      name: made.name,
      locale,
      supplierId: company.supplierId,
      passwordHash: company.passwordHash,
      createdAt: company.createdAt,
      lastSignInAt: after(company.now, -random.between(0.1, 40)),
      disabledAt: null,
      roles,
    }
  }
  const owner = person(['owner', 'signatory'], cast?.owner)
  if (cast) return [owner, ...(cast.contributor ? [person(['contributor'], cast.contributor)] : [])]
  const others = random.chance(0.4) ? [person(['contributor'])] : []
  return random.chance(0.1) ? [owner, ...others, person(['signatory'])] : [owner, ...others]
}

function inventPerson(random: Random, locale: string, taken: Set<string>) {
  for (;;) {
    const { zh, en, mailbox } = makePersonName(random)
    if (taken.has(mailbox)) continue
    taken.add(mailbox)
    return { name: locale === 'en' ? en.replace(/\b[a-z]/g, letter => letter.toUpperCase()) : zh, mailbox }
  }
}

function clamp(quality: number) {
  return Math.min(0.99, Math.max(0.15, quality))
}
