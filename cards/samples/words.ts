/** The words people bring into a card; swapped as a whole, so that every card can be drawn with hostile ones. */
export interface Words {
  readonly enterprise: string
  readonly site: string
  readonly person: string
  readonly body: string
  readonly place: string
  readonly description: string
  readonly reason: string
  readonly clause: string
  readonly mobile: string
}

export const ordinaryWords: Words = {
  enterprise: '沁河东沟煤业有限公司',
  site: '一号井',
  person: '牛广田',
  body: '太行财产保险晋城中支',
  place: '二采区回风巷',
  description: '回风巷甲烷传感器示值1.2%，采煤机仍在割煤，现场没有撤人。',
  reason: '传感器备件12月5日到货，已签订货合同。',
  clause: '甲烷浓度超限仍组织作业',
  mobile: '13900001234',
}

/** Nothing but what must be there. */
export const fewWords: Words = {
  enterprise: '甲',
  site: '',
  person: '乙',
  body: '丙',
  place: '井口',
  description: '裂缝',
  reason: '无',
  clause: '裂缝',
  mobile: '',
}

const thousand = (text: string): string => text.repeat(Math.ceil(1000 / text.length)).slice(0, 1000)

/** As long as the forms take. */
export const longWords: Words = {
  enterprise: '山西太行沁河东沟煤业集团股份有限公司沁水县东沟镇第二综合机械化开采分公司'.slice(0, 60),
  site: '二号副井及配套洗选厂区',
  person: '欧阳司马诸葛上官慕容公孙',
  body: '太行财产保险股份有限公司山西省分公司安全生产责任保险事业部晋城中心支公司',
  place: thousand('二采区北翼回风大巷与三联络巷交叉口以里一百二十米处，').slice(0, 100),
  description: thousand('甲烷传感器示值超过规定仍在割煤，现场没有撤人，也没有断电。'),
  reason: thousand('备件没有到货，已经催过三次，厂家答复下月初发货。').slice(0, 500),
  clause: thousand('甲烷浓度达到或者超过规定值未停止作业、未撤出人员、未切断电源的。').slice(0, 500),
  mobile: '+86-13900001234',
}
