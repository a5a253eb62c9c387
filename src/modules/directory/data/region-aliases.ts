/**
 * Names people still use for regions that were renamed or merged, and development zones that are no division of their own.
 *
 * None of these was checked against the official announcements (`verified: false`); an alias is good for finding a region,
 * never for proving one. Old codes live on inside credit codes and say where a company was registered, not where it works.
 */
export interface RegionAlias {
  readonly name: string
  /** Regions it may mean today; several when one old name was split. */
  readonly codes: readonly string[]
  /** City the old name belonged to. */
  readonly cityCode: string
  /** Last year in which the name was official. */
  readonly validTo: number
  readonly oldCode?: string
  readonly verified: false
}

export const formerNames: readonly RegionAlias[] = [
  { name: '城区', codes: ['140403'], cityCode: '140400', validTo: 2018, verified: false },
  { name: '郊区', codes: ['140403'], cityCode: '140400', validTo: 2018, oldCode: '140411', verified: false },
  { name: '长治县', codes: ['140404'], cityCode: '140400', validTo: 2018, oldCode: '140421', verified: false },
  { name: '屯留县', codes: ['140405'], cityCode: '140400', validTo: 2018, verified: false },
  { name: '潞城市', codes: ['140406'], cityCode: '140400', validTo: 2018, oldCode: '140481', verified: false },
  { name: '城区', codes: ['140213', '140214'], cityCode: '140200', validTo: 2018, verified: false },
  { name: '矿区', codes: ['140213', '140214'], cityCode: '140200', validTo: 2018, verified: false },
  { name: '南郊区', codes: ['140213', '140214'], cityCode: '140200', validTo: 2018, oldCode: '140211', verified: false },
  { name: '大同县', codes: ['140215'], cityCode: '140200', validTo: 2018, oldCode: '140227', verified: false },
  { name: '怀仁县', codes: ['140681'], cityCode: '140600', validTo: 2018, oldCode: '140624', verified: false },
  { name: '太谷县', codes: ['140703'], cityCode: '140700', validTo: 2019, oldCode: '140726', verified: false },
]

/** A development zone: an area of its own under a city. Four carry a statistical code; the others only their city's. */
export interface DevelopmentZone {
  readonly name: string
  readonly cityCode: string
  /** Code of its own in the statistical table; null when it has none. */
  readonly areaCode: string | null
  readonly verified: false
}

export const developmentZones: readonly DevelopmentZone[] = [
  { name: '山西转型综合改革示范区', cityCode: '140100', areaCode: '140171', verified: false },
  { name: '山西大同经济开发区', cityCode: '140200', areaCode: '140271', verified: false },
  { name: '山西朔州经济开发区', cityCode: '140600', areaCode: '140671', verified: false },
  { name: '五台山风景名胜区', cityCode: '140900', areaCode: '140971', verified: false },
  { name: '长治高新技术产业开发区', cityCode: '140400', areaCode: null, verified: false },
  { name: '长治经济技术开发区', cityCode: '140400', areaCode: null, verified: false },
  { name: '晋城经济技术开发区', cityCode: '140500', areaCode: null, verified: false },
  { name: '晋中开发区', cityCode: '140700', areaCode: null, verified: false },
  { name: '运城经济技术开发区', cityCode: '140800', areaCode: null, verified: false },
  { name: '绛县经济技术开发区', cityCode: '140800', areaCode: null, verified: false },
]
