import type { SupplierRegion } from '../vocabulary.ts'
import { foldPlace } from '../place-names.ts'
import { foldWord } from './cell-text.ts'

const MAINLAND =
  '北京、天津、河北、山西、内蒙古、辽宁、吉林、黑龙江、上海、江苏、浙江、安徽、福建、江西、山东、河南、湖北、湖南、广东、广西、海南、重庆、四川、贵州、云南、西藏、陕西、甘肃、青海、宁夏、新疆、' +
  'beijing、tianjin、hebei、shanxi、inner mongolia、liaoning、jilin、heilongjiang、shanghai、jiangsu、zhejiang、anhui、fujian、jiangxi、shandong、henan、hubei、hunan、guangdong、guangxi、hainan、chongqing、sichuan、guizhou、yunnan、tibet、shaanxi、gansu、qinghai、ningxia、xinjiang'
const HK_MACAU_TAIWAN =
  '香港、澳门、台湾、中国香港、中国澳门、中国台湾、hong kong、macau、macao、taiwan、hong kong sar、macau sar'

const MAINLAND_PLACES = new Set(MAINLAND.split('、').map(foldWord))
const HMT_PLACES = new Set(HK_MACAU_TAIWAN.split('、').map(foldWord))

/** The region a province or country lies in, when the name tells it: 江苏省 is on the mainland; null otherwise. */
export function regionOfPlace(place: string): SupplierRegion | null {
  const name = foldPlace(place)
  if (MAINLAND_PLACES.has(name)) return 'mainland'
  return HMT_PLACES.has(name) ? 'hk-macau-taiwan' : null
}
