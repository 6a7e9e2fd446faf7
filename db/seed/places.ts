import type { SupplierRegion } from '#app/suppliers/vocabulary.ts'

export type Place = {
  region: SupplierRegion
  /** Province on the mainland, else region or country. */
  province: string
  city: { zh: string; en: string }
  /** First six digits of a credit code registered there; null outside the mainland. */
  divisionCode: string | null
}

export const MAINLAND_PLACES: readonly Place[] = [
  mainland('江苏', '苏州', 'Suzhou', '320500'),
  mainland('江苏', '无锡', 'Wuxi', '320200'),
  mainland('江苏', '常州', 'Changzhou', '320400'),
  mainland('江苏', '南通', 'Nantong', '320600'),
  mainland('浙江', '宁波', 'Ningbo', '330200'),
  mainland('浙江', '嘉兴', 'Jiaxing', '330400'),
  mainland('浙江', '台州', 'Taizhou', '331000'),
  mainland('浙江', '温州', 'Wenzhou', '330300'),
  mainland('广东', '东莞', 'Dongguan', '441900'),
  mainland('广东', '佛山', 'Foshan', '440600'),
  mainland('广东', '惠州', 'Huizhou', '441300'),
  mainland('广东', '中山', 'Zhongshan', '442000'),
  mainland('上海', '上海', 'Shanghai', '310115'),
  mainland('山东', '青岛', 'Qingdao', '370200'),
  mainland('山东', '烟台', 'Yantai', '370600'),
  mainland('安徽', '芜湖', 'Wuhu', '340200'),
  mainland('安徽', '合肥', 'Hefei', '340100'),
  mainland('湖北', '武汉', 'Wuhan', '420100'),
  mainland('湖北', '襄阳', 'Xiangyang', '420600'),
  mainland('湖南', '株洲', 'Zhuzhou', '430200'),
  mainland('福建', '厦门', 'Xiamen', '350200'),
  mainland('福建', '泉州', 'Quanzhou', '350500'),
  mainland('四川', '成都', 'Chengdu', '510100'),
  mainland('四川', '绵阳', 'Mianyang', '510700'),
  mainland('重庆', '重庆', 'Chongqing', '500112'),
  mainland('河北', '沧州', 'Cangzhou', '130900'),
  mainland('河南', '洛阳', 'Luoyang', '410300'),
  mainland('江西', '赣州', 'Ganzhou', '360700'),
  mainland('陕西', '宝鸡', 'Baoji', '610300'),
  mainland('辽宁', '大连', 'Dalian', '210200'),
  mainland('天津', '天津', 'Tianjin', '120116'),
  mainland('广西', '柳州', 'Liuzhou', '450200'),
]

export const OTHER_PLACES: readonly Place[] = [
  { region: 'hk-macau-taiwan', province: '香港', city: { zh: '香港', en: 'Hong Kong' }, divisionCode: null },
  { region: 'hk-macau-taiwan', province: '台湾', city: { zh: '新竹', en: 'Hsinchu' }, divisionCode: null },
  { region: 'overseas', province: '越南', city: { zh: '海防', en: 'Hai Phong' }, divisionCode: null },
  { region: 'overseas', province: '泰国', city: { zh: '罗勇', en: 'Rayong' }, divisionCode: null },
  { region: 'overseas', province: '马来西亚', city: { zh: '槟城', en: 'Penang' }, divisionCode: null },
  { region: 'overseas', province: '日本', city: { zh: '名古屋', en: 'Nagoya' }, divisionCode: null },
  { region: 'overseas', province: '德国', city: { zh: '斯图加特', en: 'Stuttgart' }, divisionCode: null },
]

function mainland(province: string, zh: string, en: string, divisionCode: string): Place {
  return { region: 'mainland', province, city: { zh, en }, divisionCode }
}
