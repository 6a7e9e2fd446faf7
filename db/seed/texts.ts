import type { Locale } from '#app/i18n/locale.ts'
import type { SpendBand, SupplierCategory } from '#app/suppliers/vocabulary.ts'

/** Sentences people of the demo write. The organisations named in them do not exist. */
type Texts = {
  remark: string
  issuer: string
  scope: string
  titles: readonly string[]
  notApplicableReasons: readonly string[]
}

export const TEXTS: Record<Locale, Texts> = {
  'zh-CN': {
    remark: '已按要求落实，相关记录存放于厂内，欢迎现场查阅。',
    issuer: '示例认证中心',
    scope: '供应给贵司的产品的生产与交付',
    titles: ['EHS主管', '体系工程师', '行政经理', '质量经理', '副总经理'],
    notApplicableReasons: [
      '我司仅从事贸易与仓储，不涉及该工序。',
      '厂房为租赁，该项由园区统一管理，我司不单独排放。',
      '我司产品不涉及该类物质或材料。',
    ],
  },
  en: {
    remark: 'In place as described; the records can be viewed at our site.',
    issuer: 'Sample Certification Centre',
    scope: 'Production and delivery of the products supplied to the buyer',
    titles: ['EHS supervisor', 'Systems engineer', 'Quality manager', 'Deputy general manager'],
    notApplicableReasons: [
      'We only trade and store; this process is not carried out here.',
      'The premises are rented and the park operator handles this for all tenants.',
      'Our products contain none of these substances or materials.',
    ],
  },
}

export const REVIEW_REASONS = {
  corrected: [
    '附件显示的情况与所选选项不一致，已按附件更正。',
    '证书覆盖范围不含供货厂区，按“部分做到”计。',
    '记录只覆盖半年，按实际情况更正。',
  ],
  rejected: ['附件无法打开，也未收到补充材料。', '附件为空白模板，不能说明实际执行情况。'],
  'na-refused': ['该工序在贵司厂内进行，此项适用。', '现场走访时看到相关排放口，此项适用。'],
  dismissed: ['已查阅整改验收记录，问题已在提交前关闭。', '经核实为填写笔误，原始记录无此情况。'],
  raised: ['公开信息显示存在未披露的处罚，已与供应商核对。', '现场核对发现与所填内容明显不符。'],
} as const

export const RETURN_COMMENTS = [
  '附件只有封面，请补充含日期和盖章的页面。',
  '附件不够清晰，请重新扫描后上传。',
  '附件与所选选项不一致，请补充材料，或按实际情况更正答复。',
  '附件中的公司名称与贵司不一致，请说明或更换。',
  '附件没有日期，请补充近12个月内的记录。',
] as const

export const EXEMPT_REASONS = ['本年度没有供货。', '合作已于年初结束，不再纳入本轮评估。'] as const

/** What the files that prove something are called. */
export const FILE_NAMES: Record<string, readonly string[]> = {
  pdf: ['管理制度', '检测报告', '证书扫描件', '培训记录', '台账'],
  png: ['现场照片', '公示栏照片', '系统截图'],
}

export const CATEGORY_WEIGHTS: readonly (readonly [SupplierCategory, number])[] = [
  ['purchased-parts', 38],
  ['raw-material', 20],
  ['outsourced-processing', 14],
  ['packaging', 10],
  ['logistics', 7],
  ['service', 8],
  ['waste-contractor', 3],
]

export const SPEND_WEIGHTS: readonly (readonly [SpendBand, number])[] = [
  ['under-1m', 40],
  ['1m-5m', 34],
  ['5m-20m', 18],
  ['over-20m', 8],
]

export const STATUS_REASONS = {
  suspended: ['交付质量连续两个季度未达标，暂停新项目。', '整改未按期完成，暂停下单。'],
  disqualified: ['整改期满仍未达到要求，取消供货资格。', '合作终止，不再供货。'],
} as const

export const NOTES = [
  '每月对账，结算联系人为对方财务。',
  '来料检验抽样比例已由加严恢复为正常。',
  '新厂房预计明年投产，届时需补充环评批复。',
] as const

export const EXTENSION_REASONS: Record<Locale, readonly string[]> = {
  'zh-CN': [
    '负责EHS的同事正在外地参加体系审核，下周返回后才能提供记录，申请延期一周。',
    '年度检测报告预计下周出具，希望拿到报告后一并提交。',
  ],
  en: [
    'Our EHS colleague is at an external audit until next week and holds the records; we ask for one more week.',
    'The annual test report is due next week and we would like to submit it together.',
  ],
}

export const DECLINE_REASONS: Record<Locale, readonly string[]> = {
  'zh-CN': ['本年度双方已无业务往来，暂不参加本轮评估。', '我司正在办理注销，无法安排人员填报。'],
  en: ['There has been no business between us this year, so we will not take part in this round.'],
}

/** Buyer and supplier in turn, the buyer first. */
export const COMMENT_THREADS: Record<Locale, readonly (readonly string[])[]> = {
  'zh-CN': [
    ['请问附件中的记录覆盖哪个厂区？', '覆盖苏州供货厂区，全年记录可在现场查阅。', '收到，谢谢。'],
    ['证书扫描件缺少第二页，方便补充吗？', '好的，原件在总部，本周内补上。'],
    ['这里的数值与去年相差较大，能否说明原因？'],
  ],
  en: [
    [
      'Which plant do the attached records cover?',
      'The plant that supplies you; the full year can be seen on site.',
    ],
    ['The figure differs a lot from last year. Could you say why?'],
  ],
}
