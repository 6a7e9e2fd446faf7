import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Place } from './places.ts'
import type { Random } from './random.ts'

/** Trade names are put together from nature words in a way no firm would choose, so that none is real. */
const FIRST = pairs(
  '云 Yun 青 Qing 竹 Zhu 霁 Ji 砚 Yan 棠 Tang 苇 Wei 鹭 Lu 松 Song 岚 Lan 汀 Ting 杏 Xing 琥 Hu 枫 Feng',
)
const SECOND = pairs('雀 que 梧 wu 鹿 lu 舟 zhou 笙 sheng 萤 ying 蝉 chan 鲤 li 鸢 yuan 禾 he 露 lu 笠 li')
const THIRD = pairs(
  '湾 wan 坞 wu 屿 yu 陌 mo 溪 xi 亭 ting 洲 zhou 渡 du 岭 ling 浦 pu 原 yuan 桥 qiao 谷 gu 港 gang 滩 tan 台 tai 塘 tang',
)

/** There are some two thousand names of three characters; beyond this many, four are taken. */
const SHORT_NAMES_UP_TO = 1500

const SURNAMES = pairs(
  '王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 赵 zhao 黄 huang 周 zhou 吴 wu 徐 xu 孙 sun 胡 hu 朱 zhu 高 gao 林 lin 何 he 郭 guo 马 ma 罗 luo 梁 liang 宋 song 郑 zheng 谢 xie 韩 han 唐 tang 冯 feng 于 yu 董 dong 萧 xiao',
)
const GIVEN = pairs(
  '敏 min 静 jing 磊 lei 洋 yang 艳 yan 勇 yong 杰 jie 娟 juan 涛 tao 超 chao 霞 xia 平 ping 刚 gang 桂英 guiying 文博 wenbo 思远 siyuan 雨桐 yutong 嘉怡 jiayi 志强 zhiqiang 晓峰 xiaofeng 海燕 haiyan 建国 jianguo 秀兰 xiulan 俊杰 junjie 梓涵 zihan 雪梅 xuemei 立新 lixin 春华 chunhua 明辉 minghui 佳琪 jiaqi',
)

const INDUSTRIES: Record<SupplierCategory, readonly Name[]> = {
  'raw-material': [
    { zh: '新材料', en: 'New Materials' },
    { zh: '铜材', en: 'Copper' },
    { zh: '塑料原料', en: 'Resins' },
    { zh: '化工材料', en: 'Chemical Materials' },
  ],
  'outsourced-processing': [
    { zh: '表面处理', en: 'Surface Treatment' },
    { zh: '热处理', en: 'Heat Treatment' },
    { zh: '精密加工', en: 'Precision Machining' },
  ],
  packaging: [
    { zh: '包装制品', en: 'Packaging' },
    { zh: '纸制品', en: 'Paper Products' },
  ],
  'purchased-parts': [
    { zh: '精密五金', en: 'Precision Hardware' },
    { zh: '电子元件', en: 'Electronic Components' },
    { zh: '塑胶制品', en: 'Plastics' },
    { zh: '线束', en: 'Wire Harness' },
    { zh: '紧固件', en: 'Fasteners' },
  ],
  logistics: [
    { zh: '物流', en: 'Logistics' },
    { zh: '供应链管理', en: 'Supply Chain Management' },
  ],
  service: [
    { zh: '检测技术', en: 'Testing Technology' },
    { zh: '设备工程', en: 'Equipment Engineering' },
  ],
  'waste-contractor': [
    { zh: '环保科技', en: 'Environmental Technology' },
    { zh: '再生资源', en: 'Recycling' },
  ],
}

export type Name = { zh: string; en: string }
export type PersonName = Name & { mailbox: string }

/** `used` keeps trade names apart; it grows by the name that is given. */
export function makeCompanyName(random: Random, place: Place, category: SupplierCategory, used: Set<string>) {
  const industry = random.pick(INDUSTRIES[category])
  const trade = unusedTradeName(random, used)
  const zh = `${place.city.zh}${trade.zh}${industry.zh}有限公司`
  const en = `${place.city.en} ${trade.en} ${industry.en} Co., Ltd.`
  return { zh, en, domain: `${trade.en.toLowerCase()}.example` }
}

export function makePersonName(random: Random): PersonName {
  const surname = random.pick(SURNAMES)
  const given = random.pick(GIVEN)
  return { zh: surname.zh + given.zh, en: `${surname.en} ${given.en}`, mailbox: `${surname.en}.${given.en}` }
}

function unusedTradeName(random: Random, used: Set<string>): Name {
  for (;;) {
    const isCrowded = used.size > SHORT_NAMES_UP_TO
    const middle = isCrowded ? [random.pick(SECOND), random.pick(SECOND)] : [random.pick(SECOND)]
    const parts = [random.pick(FIRST), ...middle, random.pick(THIRD)]
    const trade = { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join('') }
    if (used.has(trade.en)) continue
    used.add(trade.en)
    return trade
  }
}

function pairs(text: string): Name[] {
  const words = text.split(' ')
  return words.flatMap((zh, index) => (index % 2 === 0 ? [{ zh, en: words[index + 1] ?? '' }] : []))
}
