import { foldWord } from './cell-text.ts'
import {
  CONTACT_NUMBERS,
  contactField,
  type ContactNumber,
  type ContactPart,
  type FactField,
  type ImportField,
} from './fields.ts'
import type { ColumnMapping } from './import-state.ts'

/** Titles that purchasing lists give these columns, Chinese and English. */
const FACT_TITLES: Record<FactField, readonly string[]> = {
  code: [
    '供应商编号、供应商编码、供应商代码、编号、编码、代码、供方编号、供方代码、供应商号、厂商代码、厂商编号、厂商编码',
    'supplier code、supplier no、supplier number、supplier id、vendor code、vendor no、vendor number、vendor id、code',
  ],
  nameZh: [
    '中文名称、供应商名称、供应商中文名称、公司名称、企业名称、单位名称、供方名称、厂商名称、名称、供应商、供应商全称、公司全称、中文名',
    'chinese name、name chinese、name zh、supplier name chinese、name cn',
  ],
  nameEn: [
    '英文名称、供应商英文名称、公司英文名称、英文名',
    'english name、name english、name en、supplier name english、supplier name、company name、vendor name、name、supplier、vendor、company',
  ],
  creditCode: [
    '统一社会信用代码、信用代码、社会信用代码、统一信用代码、纳税人识别号、税号、组织机构代码、统一社会信用代码或税号、邓白氏编码',
    'unified social credit code、credit code、credit code or tax number、uscc、usci、tax no、tax number、tax id、vat no、vat number、duns、duns number、tax or duns number、registration number',
  ],
  region: ['注册地、区域、地区、所属地区、所在地区、注册地区、境内外', 'region、area'],
  province: [
    '省份或国家、省份、省、所在省份、省市、省份国家、国家、国家或地区、国别、所在地、省级行政区',
    'province or country、province、country、state、country region、province country',
  ],
  category: [
    '供应类别、类别、供应商类别、品类、供货类别、物料类别、采购类别、供应商类型',
    'category、supplier category、supply category、type、commodity',
  ],
  supplierClass: [
    '重要性分级、分级、供应商分级、供应商分类、分类、级别、供应商级别、供应商等级、重要性',
    'importance class、class、supplier class、tier、importance',
  ],
  status: [
    '合作状态、状态、供应商状态、资格状态',
    'status、supplier status、qualification status、cooperation status',
  ],
  statusSince: [
    '状态日期、状态起始日期、状态生效日期、状态变更日期、状态自',
    'status since、status date、status from、since',
  ],
  statusReason: [
    '状态原因、状态说明、状态变更原因、暂停原因',
    'status reason、reason for status、reason for the status、reason',
  ],
  isStrategic: [
    '战略供应商、是否战略供应商、战略、是否战略',
    'strategic、strategic supplier、is strategic、strategic flag',
  ],
  isSmallFirm: [
    '小微企业、是否小微企业、小微、中小企业、是否中小企业、中小微企业、是否中小微企业',
    'small firm、sme、is sme、sme flag、small enterprise、small business',
  ],
  headcount: [
    '员工人数、人数、员工数、职工人数、从业人数、企业人数',
    'headcount、employees、number of employees、staff',
  ],
  spendBand: [
    '年采购额、采购额、采购金额、年度采购额、年采购金额、采购额区间、采购额档位、年采购额区间',
    'spend band、annual spend、spend、yearly spend、purchase volume',
  ],
  sites: [
    '供货厂区、服务厂区、使用厂区、收货厂区、厂区、供货基地、服务基地、供货工厂、使用工厂、服务工厂、基地、工厂、收货工厂',
    'sites、served sites、sites served、site、plants、plant',
  ],
  owner: [
    '对接人、对接人姓名、采购负责人、采购员、采购员姓名、关系负责人',
    'relationship owner、owner、buyer、relationship owner name、owner name、buyer name',
  ],
  ownerEmail: [
    '对接人邮箱、对接人电子邮箱、采购负责人邮箱、采购员邮箱、关系负责人邮箱',
    'relationship owner email、owner email、buyer email',
  ],
  notes: ['备注、说明、附注', 'notes、note、remarks、remark、comments'],
}

const CONTACT_TITLES: Record<ContactPart, readonly string[]> = {
  Name: ['联系人、联系人姓名、姓名、联系人名称', 'contact、contact name、contact person、name of contact'],
  Email: [
    '邮箱、电子邮箱、联系人邮箱、邮箱地址、电子邮件、联系邮箱、联系人电子邮箱',
    'email、e-mail、contact email、email address、mail、contact mail',
  ],
  Locale: [
    '语言、邮件语言、联系人语言、联系人邮件语言',
    'language、contact language、mail language、language of mails、contact language of mails',
  ],
  Roles: [
    '角色、权限、联系人角色、联系人权限',
    'roles、role、contact roles、contact role、permissions、contact permissions',
  ],
}

const FACTS_BY_TITLE = indexOf(FACT_TITLES)
const PARTS_BY_TITLE = indexOf(CONTACT_TITLES)
const CONTACT_NUMBER = /^(.*?)(?:第)?([123一二三])(.*)$/u
const NUMBER_WORDS: Record<string, ContactNumber> = { 1: 1, 2: 2, 3: 3, 一: 1, 二: 2, 三: 3 }

/**
 * Which column holds which field, by the titles. A field is found once, in its first column; titles of contacts
 * without a number are taken in turn for the first, second and third person.
 */
export function recogniseColumns(titles: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {}
  titles.forEach((title, column) => {
    const field = spellings(title)
      .flatMap(spelling => fieldsFor(spelling))
      .find(each => mapping[each] === undefined)
    if (field) mapping[field] = column
  })
  return mapping
}

/** How many cells of a row read like titles: the row of titles is the one with most of them. */
export function countTitles(cells: readonly string[]) {
  return Object.keys(recogniseColumns(cells)).length
}

/** The fields a title may stand for, the likeliest first. */
function fieldsFor(spelling: string): ImportField[] {
  const fact = FACTS_BY_TITLE.get(spelling)
  if (fact) return [fact]
  const part = PARTS_BY_TITLE.get(spelling)
  if (part) return CONTACT_NUMBERS.map(number => contactField(number, part))
  const numbered = CONTACT_NUMBER.exec(spelling)
  const numberedPart = numbered && PARTS_BY_TITLE.get(`${numbered[1]}${numbered[3]}`)
  const number = NUMBER_WORDS[numbered?.[2] ?? '']
  return numberedPart && number ? [contactField(number, numberedPart)] : []
}

/** A title as a whole, without what stands in brackets, and each half of a bilingual one. */
function spellings(title: string) {
  const plain = title.normalize('NFKC')
  const bare = plain.replace(/[([【][^)\]】]*[)\]】]/gu, '')
  const parts = plain.split(/[/|\n()[\]【】]/u)
  const folded = [plain, bare, ...parts].map(foldWord)
  return [...new Set(folded)].filter(Boolean)
}

function indexOf<T extends string>(titles: Record<T, readonly string[]>): Map<string, T> {
  const entries = (Object.keys(titles) as T[]).flatMap(key =>
    titles[key].flatMap(list => list.split('、').map((title): [string, T] => [foldWord(title), key])),
  )
  return new Map(entries)
}
