import type { Locale } from '#app/i18n/locale.ts'
import { foldWord } from './import/cell-text.ts'
import type { SupplierRegion } from './vocabulary.ts'

/** `region`: only of what lies in China. */
type Place = Record<Locale, string> & { region: SupplierRegion | null }

/** Provinces and their equals on the mainland: Chinese and English name of each. */
const MAINLAND = `
北京 Beijing、天津 Tianjin、河北 Hebei、山西 Shanxi、内蒙古 Inner Mongolia、辽宁 Liaoning、吉林 Jilin、黑龙江 Heilongjiang、
上海 Shanghai、江苏 Jiangsu、浙江 Zhejiang、安徽 Anhui、福建 Fujian、江西 Jiangxi、山东 Shandong、河南 Henan、湖北 Hubei、
湖南 Hunan、广东 Guangdong、广西 Guangxi、海南 Hainan、重庆 Chongqing、四川 Sichuan、贵州 Guizhou、云南 Yunnan、西藏 Tibet、
陕西 Shaanxi、甘肃 Gansu、青海 Qinghai、宁夏 Ningxia、新疆 Xinjiang`
const HK_MACAU_TAIWAN = '香港 Hong Kong、澳门 Macau、台湾 Taiwan'
const COUNTRIES = `
日本 Japan、韩国 South Korea、蒙古 Mongolia、越南 Vietnam、泰国 Thailand、马来西亚 Malaysia、新加坡 Singapore、
印度尼西亚 Indonesia、菲律宾 Philippines、柬埔寨 Cambodia、老挝 Laos、缅甸 Myanmar、印度 India、巴基斯坦 Pakistan、
孟加拉国 Bangladesh、斯里兰卡 Sri Lanka、尼泊尔 Nepal、哈萨克斯坦 Kazakhstan、乌兹别克斯坦 Uzbekistan、
阿联酋 United Arab Emirates、沙特阿拉伯 Saudi Arabia、卡塔尔 Qatar、以色列 Israel、土耳其 Türkiye、伊朗 Iran、俄罗斯 Russia、
乌克兰 Ukraine、德国 Germany、法国 France、英国 United Kingdom、爱尔兰 Ireland、意大利 Italy、西班牙 Spain、葡萄牙 Portugal、
荷兰 Netherlands、比利时 Belgium、卢森堡 Luxembourg、瑞士 Switzerland、奥地利 Austria、波兰 Poland、捷克 Czechia、
斯洛伐克 Slovakia、匈牙利 Hungary、罗马尼亚 Romania、保加利亚 Bulgaria、塞尔维亚 Serbia、斯洛文尼亚 Slovenia、克罗地亚 Croatia、
希腊 Greece、瑞典 Sweden、挪威 Norway、丹麦 Denmark、芬兰 Finland、美国 United States、加拿大 Canada、墨西哥 Mexico、
巴西 Brazil、阿根廷 Argentina、智利 Chile、秘鲁 Peru、哥伦比亚 Colombia、南非 South Africa、埃及 Egypt、摩洛哥 Morocco、
尼日利亚 Nigeria、肯尼亚 Kenya、埃塞俄比亚 Ethiopia、澳大利亚 Australia、新西兰 New Zealand`

/** Other spellings that registers use, each with the Chinese name it stands for. */
const ALSO = `
中国香港 香港、中国澳门 澳门、中国台湾 台湾、Macao 澳门、Hong Kong SAR 香港、Macau SAR 澳门、
内蒙 内蒙古、Nei Mongol 内蒙古、Xizang 西藏、大韩民国 韩国、Korea 韩国、
Republic of Korea 韩国、Viet Nam 越南、印尼 印度尼西亚、孟加拉 孟加拉国、UAE 阿联酋、沙特 沙特阿拉伯、Turkey 土耳其、
俄国 俄罗斯、UK 英国、Great Britain 英国、Czech Republic 捷克、USA 美国、US 美国、澳洲 澳大利亚`

/** What full names add to the short ones, folded. */
const ENDINGS =
  /(?:维吾尔|壮族|回族)?(?:自治区|特别行政区|省|市)$|(?:zhuang|hui|uyghur|uygur)?autonomousregion$|specialadministrativeregion$|(?:province|municipality)$/u
const HAN = /\p{Script=Han}/u

const PLACES = placesByFold()

/** A province or country in the reader's language, where it is a known one; whatever else was typed, as it was. */
export function placeName(place: string, locale: Locale): string {
  const isReadersOwn = HAN.test(place) === (locale === 'zh-CN')
  return isReadersOwn ? place : (PLACES.get(foldPlace(place))?.[locale] ?? place)
}

/** Whether two spellings, in either language, are the same province or country. */
export function isSamePlace(one: string, other: string) {
  const [a, b] = [foldPlace(one), foldPlace(other)]
  return (a !== '' && a === b) || (PLACES.has(a) && PLACES.get(a) === PLACES.get(b))
}

/** The region a province lies in: 江苏省 is on the mainland; null for countries and what is no known place. */
export function regionOfPlace(place: string): SupplierRegion | null {
  return PLACES.get(foldPlace(place))?.region ?? null
}

/** What spellings of one place have in common: 江苏省 is 江苏, Fujian Province is fujian. */
function foldPlace(place: string) {
  return foldWord(place).replace(ENDINGS, '')
}

function placesByFold() {
  const places = new Map<string, Place>()
  const groups = [
    [MAINLAND, 'mainland'],
    [HK_MACAU_TAIWAN, 'hk-macau-taiwan'],
    [COUNTRIES, null],
  ] as const
  for (const [names, region] of groups)
    for (const [zh, en] of names.split('、').map(firstSpaceOf)) {
      const place = { 'zh-CN': zh, en, region }
      places.set(foldWord(zh), place).set(foldWord(en), place)
    }
  for (const [spelling, zh] of ALSO.split('、').map(lastSpaceOf)) {
    const place = places.get(foldWord(zh))
    if (place) places.set(foldWord(spelling), place)
  }
  return places
}

function firstSpaceOf(entry: string) {
  return splitAt(entry.trim(), entry.trim().indexOf(' '))
}

function lastSpaceOf(entry: string) {
  return splitAt(entry.trim(), entry.trim().lastIndexOf(' '))
}

function splitAt(text: string, at: number) {
  return [text.slice(0, at), text.slice(at + 1)] as const
}
