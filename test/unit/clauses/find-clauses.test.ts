import { describe, expect, it } from 'vitest'
import type { IndustryCode } from '../../../src/modules/directory/types.ts'
import { applicableStandards, clauseById, findClauses, prepareClauses } from '../../../src/modules/hazards/clauses/index.ts'

const today = '2026-11-23'

it('an index prepared ahead answers as one built by the first question', async () => {
  const question = { industry: 'COAL', foundOn: today, words: '井下单回路供电' } as const
  const before = findClauses(question)
  await prepareClauses()
  expect(findClauses(question)).toEqual(before)
  expect(before[0]?.id).toBe('COAL-2026|16(一)')
})

describe('clauses that cannot be meant are not offered', () => {
  it.each([
    ['nothing was said', 'COAL', ''],
    ['the words are fillers', 'COAL', '没有了的'],
    ['no line speaks of it', 'FSH', '隔壁老王请客吃饭'],
    ['the words are an emoji', 'COAL', '😀😀'],
  ] as const)('when %s', (_case, industry, words) => {
    expect(findClauses({ industry, foundOn: today, words })).toEqual([])
  })

  it('of another industry', () => {
    const found = findClauses({ industry: 'COAL', foundOn: today, words: '尾矿库干滩长度不足', limit: 50 })
    expect(found.every(({ standardId }) => standardId === 'COAL-2026' || standardId === 'FIRE-2025')).toBe(true)
  })

  it('of articles on other trades to a smelter', () => {
    const found = findClauses({ industry: 'MET', foundOn: today, words: '白酒勾兑酒库乙醇报警', limit: 50 })
    expect(found.map(({ id }) => id)).not.toContain('GONGMAO-2023|8(二)')
    expect(findClauses({ industry: 'OTH', foundOn: today, words: '白酒勾兑酒库乙醇报警' })[0]?.id).toBe('GONGMAO-2023|8(二)')
  })
})

describe('the version in force on the day of discovery judges', () => {
  it.each([
    ['COAL', '2026-06-30', 'COAL-2020'],
    ['COAL', '2026-07-01', 'COAL-2026'],
    ['HCH', '2026-09-29', 'CHEM-2017'],
    ['HCH', '2026-09-30', 'CHEM-2026'],
  ] as const)('%s found on %s is judged by %s alone', (industry, foundOn, standard) => {
    const own = applicableStandards(industry, foundOn).filter(({ isCommon }) => !isCommon)
    expect(own.map((row) => row.standard.id)).toEqual([standard])
  })

  it('and a card drawn with a clause of another version finds nothing', () => {
    expect(clauseById('COAL-2026|5(一)', { industry: 'COAL', foundOn: '2026-06-30' })).toBeNull()
    expect(clauseById('COAL-2026|5(一)', { industry: 'COAL', foundOn: today })).toMatchObject({
      standardTitle: '煤矿重大事故隐患判定标准（2026年修订）',
      number: '应急管理部令第21号',
      clause: '5(一)',
      isParaphrase: true,
    })
    expect(clauseById('COAL-2026|99', { industry: 'COAL', foundOn: today })).toBeNull()
  })
})

describe('what must be checked in the official text is said', () => {
  it.each([
    ['CON', 'BUILD-2024', '施行日期以官方文本为准'],
    ['HCH', 'CHEM-2026', '只有条目名称，判定条件请看官方文本'],
    ['TRA', 'ROAD-2023', '只收录了部分条款'],
    ['OTH', 'FIRE-2025', '列的是 2017 版条目，请对照现行文本'],
    ['COAL', 'COAL-2026', null],
  ] as const)('%s: %s', (industry, id, caution) => {
    const row = applicableStandards(industry, today).find(({ standard }) => standard.id === id)
    expect(row?.caution).toBe(caution)
  })

  it('and remarks of the compiler are not shown as words of a standard', () => {
    const [first] = findClauses({ industry: 'OTH', foundOn: today, words: '人员密集场所居住部位彩钢板' })
    expect(first?.heading).toBe('2017版6.1—6.10直接判定')
  })
})

/** What people write, and the clause that must be among the first five. */
const questions: readonly (readonly [IndustryCode, string, string])[] = [
  ['COAL', '8102回风巷甲烷1.2%，还在割煤，没撤人', 'COAL-2026|5(一)'],
  ['COAL', '3号皮带机头烟雾传感器坏了', 'COAL-2026|20(十一)'],
  ['COAL', '甲烷探头被人用胶带包住了', 'COAL-2026|14(七)'],
  ['COAL', '甲烷传感器超过周期没有调校', 'COAL-2026|14(六)'],
  ['COAL', '主扇没有备用', 'COAL-2026|8(二)'],
  ['COAL', '掌子面空顶作业', 'COAL-2026|20(十六)'],
  ['COAL', '采煤面只剩一个安全出口畅通', 'COAL-2026|20(十七)'],
  ['COAL', '井下电气设备失爆', 'COAL-2026|13(四)'],
  ['COAL', '井下单回路供电', 'COAL-2026|16(一)'],
  ['COAL', '主排水泵能力不够', 'COAL-2026|10(十三)'],
  ['COAL', '有透水征兆没有撤人', 'COAL-2026|10(十)'],
  ['COAL', '风门损坏风流短路', 'COAL-2026|8(九)'],
  ['COAL', '擅自启封火区', 'COAL-2026|12(三)'],
  ['COAL', '锂电池在井下充电没有专用硐室', 'COAL-2026|20(十八)'],
  ['COAL', '监控系统数据被篡改', 'COAL-2026|14(二)'],
  ['NCM', '尾矿库干滩长度38米，设计70', 'NONCOAL-2022|尾矿库(八)'],
  ['NCM', '采空区没有按设计处理', 'NONCOAL-2022|地下(十七)'],
  ['NCM', '提升机过卷保护失效', 'NONCOAL-2022|地下(二十二)'],
  ['NCM', '露天边坡出现裂缝', 'NONCOAL-2022|露天(八)'],
  ['HCH', '可燃气体报警系统没投用', 'CHEM-2026|5.4.2'],
  ['HCH', '动火特殊作业没有审批', 'CHEM-2026|5.6.1'],
  ['FWK', '工房存药量超核定', 'FIREWORKS-2017|第五项'],
  ['FWK', '零售点和住人的房子同一栋楼', 'FIREWORKS-2017|第二十项'],
  ['MET', '炼钢炉坑里有积水', 'GONGMAO-2023|4(二)'],
  ['MET', '煤气区域没有一氧化碳固定报警器', 'GONGMAO-2023|4(六)'],
  ['MET', '进有限空间没有审批也没人监护', 'GONGMAO-2023|13(二)'],
  ['OTH', '车间积尘很厚没清理', 'GONGMAO-2023|11(十)'],
  ['CON', '塔吊附着不合规', 'BUILD-2024|8(七)'],
  ['CON', '脚手架没有连墙件', 'BUILD-2024|7(二)'],
  ['CON', '吊篮安全绳没有独立悬挂', 'BUILD-2024|9(五)'],
  ['CON', '基坑边堆载太多', 'BUILD-2024|14(一)'],
  ['TRA', '驾驶员疲劳驾驶没人管', 'ROAD-2023|3(三)'],
  ['CIV', '炸药雷管同库存放', 'CIVILEXP-2024|第十一项'],
  ['FSH', '渔船把AIS关了', 'FISHERY-2022|(四)'],
  ['FSH', '救生衣不够', 'FISHERY-2022|(二)'],
]

describe('the clause is among the first five', () => {
  it.each(questions)('%s: %s', (industry, words, clause) => {
    expect(findClauses({ industry, foundOn: today, words, limit: 5 }).map(({ id }) => id)).toContain(clause)
  })

  it('and first in at least two thirds of the questions', () => {
    const first = questions.filter(([industry, words, clause]) => findClauses({ industry, foundOn: today, words })[0]?.id === clause)
    expect(first.length / questions.length).toBeGreaterThanOrEqual(2 / 3)
  })

  it('of the old standard for an old hazard', () => {
    expect(findClauses({ industry: 'COAL', foundOn: '2026-05-10', words: '井下单回路供电', limit: 5 })[0]?.id).toBe('COAL-2020|14(一)')
    expect(findClauses({ industry: 'HCH', foundOn: '2026-05-10', words: '特种作业人员没有证', limit: 5 })[0]?.id).toBe('CHEM-2017|第二条')
  })

  it('with the industry before what judges every industry', () => {
    const found = findClauses({ industry: 'HCH', foundOn: today, words: '罐区没有紧急切断和固定灭火报警', limit: 10 })
    const kinds = found.map(({ isCommon }) => isCommon)
    expect(kinds).toEqual([...kinds].sort((a, b) => Number(a) - Number(b)))
    expect(found.map(({ id }) => id)).toContain('FIRE-2025|6.7')
  })
})
