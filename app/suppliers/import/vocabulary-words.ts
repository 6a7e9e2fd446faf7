import type { SupplierRole } from '#app/accounts/roles.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { foldWord } from './cell-text.ts'
import type {
  SpendBand,
  SupplierCategory,
  SupplierClass,
  SupplierRegion,
  SupplierStatus,
} from '../vocabulary.ts'
import { VOCABULARIES, type WordField } from './vocabularies.ts'

/** Further words for the values, beside the portal's own in every language; separated by 、. */
const CATEGORY_WORDS: Record<SupplierCategory, string> = {
  'raw-material': '原料、原辅材料、原材料类、主材、raw materials、material、materials',
  'outsourced-processing': '委外加工、外协、委外、外包加工、processing、subcontracting、outsourcing',
  packaging: '包装材料、包材、包装物、包装类、packing、packaging material、packaging materials',
  'purchased-parts': '外购、零部件、零件、外购零件、标准件、parts、components、purchased part',
  logistics: '物流运输、运输、仓储物流、货运、transport、freight、forwarder',
  service: '服务类、服务商、services、service provider',
  'waste-contractor':
    '废物处置、危废处置、废弃物处理、危险废物处置、waste、waste disposal、waste contractors',
}
const REGION_WORDS: Record<SupplierRegion, string> = {
  mainland: '中国大陆、大陆、内地、境内、国内、中国、china、mainland、prc、domestic',
  'hk-macau-taiwan':
    '香港、澳门、台湾、中国香港、中国澳门、中国台湾、hk、hong kong、macau、taiwan、hong kong macau taiwan、hmt',
  overseas: '境外、国外、国际、abroad、foreign、international、overseas',
}
const CLASS_WORDS: Record<SupplierClass, string> = {
  1: '1、一、1类、1级、一级、class1、c1、i',
  2: '2、二、2类、2级、二级、ii',
  3: '3、三、3类、3级、三级、iii',
}
const STATUS_WORDS: Record<SupplierStatus, string> = {
  prospective: '潜在供应商、待审、开发中、新开发、prospect、candidate、potential',
  qualified: '合格、合格供方、正常、在用、有效、合作中、approved、active、ok',
  suspended: '暂停合作、暂停供货、冻结、停用、on hold、blocked、inactive',
  disqualified: '取消资格、不合格、淘汰、终止、黑名单、rejected、terminated、cancelled',
}
const SPEND_WORDS: Record<SpendBand, string> = {
  'under-1m': '100万以下、100万元以下、小于100万、0-100万、under 1m、below 1 million、under cny 1 million',
  '1m-5m': '100万-500万、100-500万、100-500万元、100至500万元、1m-5m、1-5m、cny 1–5 million、1-5 million',
  '5m-20m':
    '500万-2000万、500-2000万、500-2000万元、500至2000万元、5m-20m、5-20m、cny 5–20 million、5-20 million',
  'over-20m': '2000万以上、2000万元以上、大于2000万、over 20m、above 20 million、over cny 20 million',
}
const LOCALE_WORDS: Record<Locale, string> = {
  'zh-CN': '汉语、简体中文、中、chinese、zh、zh-cn、cn、simplified chinese',
  en: '英文、英语、英、english、eng、en-us、en-gb',
}
const ROLE_WORDS: Record<SupplierRole, string> = {
  owner: '管理员、主联系人、主要联系人、administrator、admin、main contact、primary',
  signatory: '签字人、签约人、签署、法人、signer、signature',
  contributor: '填写人、填报、经办人、editor、contact、member',
}
const YES_WORDS = '是、有、y、yes、true、1、真、对、战略、小微、sme、strategic'
const NO_WORDS = '否、没有、不是、n、no、false、0、假、非、非战略、非小微'
const TICKS = /^[√✓✔☑●○]$/u
const CROSSES = /^[×✗✘☒]$/u

const FURTHER_WORDS = {
  category: CATEGORY_WORDS,
  region: REGION_WORDS,
  supplierClass: CLASS_WORDS,
  status: STATUS_WORDS,
  spendBand: SPEND_WORDS,
  locale: LOCALE_WORDS,
  role: ROLE_WORDS,
} satisfies Record<WordField, Record<string, string>>

const FIELDS = Object.keys(VOCABULARIES) as WordField[]
const WORDS = new Map(FIELDS.map(field => [field, wordsOf(field)]))

/** The value that a word of either language stands for, as forms post it; null for an unknown word. */
export function readWord(field: WordField, text: string): string | null {
  const value = WORDS.get(field)?.get(foldWord(text))
  return value ?? (field === 'spendBand' ? bandOf(text) : null)
}

/** Yes or no in words, letters, digits or ticks; null for anything else. */
export function readYesNo(text: string): boolean | null {
  if (TICKS.test(text)) return true
  if (CROSSES.test(text)) return false
  const word = foldWord(text)
  if (YES.has(word)) return true
  return NO.has(word) ? false : null
}

const YES = new Set(YES_WORDS.split('、').map(foldWord))
const NO = new Set(NO_WORDS.split('、').map(foldWord))

const AMOUNT = /^(?:cny|rmb|¥|￥)?([\d,]+(?:\.\d+)?)(万|亿|m|million|k)?(?:元|cny|rmb)?$/u
const UNITS: Record<string, number> = { 万: 1e4, 亿: 1e8, m: 1e6, million: 1e6, k: 1e3 }
const BAND_ENDS: [number, SpendBand][] = [
  [1e6, 'under-1m'],
  [5e6, '1m-5m'],
  [20e6, '5m-20m'],
]

/** The band an amount in CNY falls into. */
function bandOf(text: string): SpendBand | null {
  const amount = AMOUNT.exec(text.normalize('NFKC').toLowerCase().replace(/\s/g, ''))
  if (!amount) return null
  const value = Number((amount[1] ?? '').replaceAll(',', '')) * (UNITS[amount[2] ?? ''] ?? 1)
  return BAND_ENDS.find(([end]) => value < end)?.[1] ?? 'over-20m'
}

/** Every word of a field, folded: the value itself, further words, and the portal's own in every language. */
function wordsOf(field: WordField): Map<string, string> {
  const further: Record<string, string> = FURTHER_WORDS[field]
  const pairs = VOCABULARIES[field].flatMap(({ value, label }) => {
    const shown = LOCALES.map(locale => label({}, { locale }))
    const all = [value, ...(further[value] ?? '').split('、'), ...shown]
    return all.map((word): [string, string] => [foldWord(word), value])
  })
  return new Map(pairs)
}
