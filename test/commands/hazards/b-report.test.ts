import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import {
  answerReport,
  approveGrade,
  closeHazard,
  draftHazard,
  gradeHazard,
  grantExtension,
  type HazardView,
  hazardView,
  receiveReport,
  registerHazard,
  requestExtension,
  sendReportNow,
  setAutomaticReport,
  verifyNo,
  verifyOk,
} from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { newsOf, tickAt } from './b-clock.ts'
import { type HazardRoom, majorGrade, openRoom, refusal, report } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 09:00'))

const reportOf = (hazardId: string) =>
  room.db.prisma.overdueReport.findFirstOrThrow({ where: { hazardId }, orderBy: { draftedAt: 'desc' } })
const receiversOf = async (hazardId: string) => {
  const { id } = await reportOf(hazardId)
  const rows = await room.db.prisma.overdueReportRecipient.findMany({ where: { reportId: id } })
  return rows.map(({ organisationId, capacity, state }) => `${organisationId} ${capacity} ${state}`).sort()
}

/** A major hazard of another site, graded by its insurer; due on 8 December. */
async function majorAt(site: string, insurer: string, clause: string): Promise<HazardView> {
  const service = await room.actor('bx.service', insurer)
  const manager = await room.actor('bx.manager', insurer)
  const form = { ...report, enterprise: site, grade: 'major', photo_waiver: '井下禁带手机' }
  const draft = await draftHazard(room.deps, service, { form })
  const { id } = await registerHazard(room.deps, service, { hazard: draft.id })
  await gradeHazard(room.deps, service, { hazard: id, form: { ...majorGrade, clause } })
  return approveGrade(room.deps, manager, { hazard: id })
}

describe('before the due day is over', () => {
  test('there is no report, to the last minute', async () => {
    const { id } = await room.major()
    await tickAt(room, '2026-12-08 23:59')
    expect(await room.db.prisma.overdueReport.count({ where: { hazardId: id } })).toBe(0)
    expect(await refusal(sendReportNow(room.deps, room.who.manager, { hazard: id }))).toBe('wrong-state')
  })

  test('a fix handed in on time stops it, however long verifying takes; returned late it is overdue at once', async () => {
    const { id } = await room.submitted(await room.planned())
    await tickAt(room, '2026-12-05 09:00')
    expect(await room.db.prisma.overdueReport.count({ where: { hazardId: id } })).toBe(0)
    await verifyNo(room.deps, room.who.expert, { hazard: id, form: { reason: '传感器仍未标校' } })
    await tickAt(room, '2026-12-05 09:01')
    expect((await reportOf(id)).state).toBe('draft')
  })
})

describe('an overdue major hazard', () => {
  test('unsigned and unplanned, it is drafted at 24:00 and reported to both bodies a day later by the clock', async () => {
    const { id, number } = await room.major()
    const news = newsOf(room)
    await tickAt(room, '2026-12-08 23:59')
    await news(id)

    await tickAt(room, '2026-12-09 00:00')
    expect(await news(id)).toEqual(['report-draft → bx-taihang.manager', 'report-draft → bx-taihang.service'])

    await tickAt(room, '2026-12-09 23:59')
    expect(await news(id)).toEqual([])

    await tickAt(room, '2026-12-10 00:00')
    expect(await news(id)).toEqual([
      'overdue-report → hy-energy-qinshui.lead',
      'overdue-report → hy-energy-qinshui.staff',
      'overdue-report → yj-jincheng.lead',
      'overdue-report → yj-jincheng.staff',
      'overdue-report → yj-qinshui.lead',
      'overdue-report → yj-qinshui.staff',
      'report-sent → bx-taihang.manager',
      'report-sent → bx-taihang.service',
    ])
    expect(await receiversOf(id)).toEqual([
      'hy-energy-qinshui industry-department sent',
      'yj-jincheng emergency-bureau copied',
      'yj-qinshui emergency-bureau sent',
    ])
    const sent = await reportOf(id)
    expect(sent).toMatchObject({ state: 'sent', isAutomatic: true, sentBy: null, number: `${number?.replace('HZ', 'SB')}-1` })
    expect(sent.text).toContain('系统代报')
    expect(await room.actions(id)).toEqual(expect.arrayContaining(['report.drafted', 'report.sent']))

    await tickAt(room, '2026-12-11 08:59')
    expect(await news(id)).toEqual([])
  })

  test('is told with every field on record', async () => {
    const { id } = await room.planned()
    await tickAt(room, '2026-12-02 00:00')
    const { text } = await reportOf(id)
    for (const words of [
      '企业：晋城沁河示例煤业有限公司',
      '统一社会信用代码：91140521',
      '行业：煤矿',
      '地址：',
      '8102 回风巷',
      '隐患：回风流瓦斯浓度 1.2%，仍在割煤',
      '《煤矿重大事故隐患判定标准（2026年修订）》应急管理部令第21号 第 4(一) 条',
      '告知：2026年11月23日 09:00，告知书校验值 ',
      '秦示川本人签收',
      '整改期限：2026年12月1日 24:00（最初 2026年12月8日 24:00）',
      '延期：无',
      '已有整改方案（责任人 闫练修），未提交整改',
      '临时措施：停止割煤，专人值守',
      '照片：整改前 1 张',
      '联系人：秦示川（',
      '承保机构报送：尚未报送，应在 24 小时内报送',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('is sent earlier by the manager alone, who says something to it; the clock then stays silent', async () => {
    const { id } = await room.major()
    await tickAt(room, '2026-12-09 00:00')
    room.at('2026-12-09 08:30')
    for (const person of ['service', 'principal', 'county'] as const) {
      expect(await refusal(sendReportNow(room.deps, room.who[person], { hazard: id }))).toBe('not-allowed')
    }
    expect(await refusal(sendReportNow(room.deps, room.who.rivalManager, { hazard: id }))).toBe('not-found')
    const view = await sendReportNow(room.deps, room.who.manager, { hazard: id, form: { opinion: '企业资金困难' } })
    expect(view.report).toMatchObject({ state: 'sent', isAutomatic: false })
    expect(view.report?.text).toContain('承保机构报送：逾期后 9 小时内报送')
    expect(await refusal(sendReportNow(room.deps, room.who.manager, { hazard: id, form: { opinion: '再报一次' } }))).toBe('wrong-state')
    const news = newsOf(room)
    await news(id)
    await tickAt(room, '2026-12-10 00:00')
    expect(await news(id)).toEqual([])
  })

  test('is sent after downtime all the same: drafted and sent when the program is back', async () => {
    const { id } = await room.major()
    await tickAt(room, '2026-12-20 10:00')
    expect(await reportOf(id)).toMatchObject({ state: 'sent', isAutomatic: true })
    expect(await receiversOf(id)).toHaveLength(3)
  })

  test('is reported again when it gets more time after the report and that passes too', async () => {
    const { id, number } = await room.planned()
    await tickAt(room, '2026-12-03 00:00')
    const form = { reason_class: 'weather', reason: '大雪封路', interim_control: '停产', due_on: '2026-12-20' }
    await requestExtension(room.deps, room.who.safety, { hazard: id, form })
    await grantExtension(room.deps, room.who.manager, { hazard: id })
    await tickAt(room, '2026-12-20 23:59')
    expect(await room.db.prisma.overdueReport.count({ where: { hazardId: id } })).toBe(1)
    await tickAt(room, '2026-12-22 00:00')
    expect(await reportOf(id)).toMatchObject({ state: 'sent', number: `${number?.replace('HZ', 'SB')}-2` })
  })

  test('is still reported when the fix came late, and not any more when it was closed within the day', async () => {
    const late = await room.planned()
    await tickAt(room, '2026-12-02 08:00')
    await room.submitted(late)
    await tickAt(room, '2026-12-03 00:00')
    expect((await reportOf(late.id)).text).toContain('逾期提交')

    room.at('2026-11-23 09:00')
    const closing = await room.planned()
    await tickAt(room, '2026-12-02 08:00')
    await room.submitted(closing)
    await verifyOk(room.deps, room.who.expert, { hazard: closing.id, form: { on_site: true } })
    await closeHazard(room.deps, room.who.manager, { hazard: closing.id })
    await closeHazard(room.deps, room.who.principal, { hazard: closing.id })
    await tickAt(room, '2026-12-03 00:00')
    expect((await reportOf(closing.id)).state).toBe('withdrawn')
  })
})

describe('where the bodies differ', () => {
  test('a smelter’s report goes once and counts for both', async () => {
    const { id } = await majorAt('qy-yunduan', 'bx-taihang', 'GONGMAO-2023|4(二)')
    await tickAt(room, '2026-12-10 00:00')
    expect(await receiversOf(id)).toEqual(['yj-yangcheng both sent'])
    expect(await room.told(id, 'overdue-report')).toEqual(['overdue-report → yj-yangcheng.staff'])
    expect(await room.told(id, 'report-by-hand')).toEqual([])
  })

  test('a county without staff is passed over: the city is told and the county’s copy is carried there', async () => {
    const { id } = await majorAt('qy-lingshang', 'bx-fenhe', 'NONCOAL-2022|露天(三)')
    await tickAt(room, '2026-12-10 00:00')
    expect(await receiversOf(id)).toEqual(['yj-jincheng both sent', 'yj-lingchuan both by-hand'])
    expect(await room.told(id, 'report-by-hand')).toEqual(['report-by-hand → bx-fenhe.manager', 'report-by-hand → bx-fenhe.service'])
  })

  test('no department at any level is a task to carry it there', async () => {
    const { id } = await majorAt('qy-bibo', 'bx-taihang', 'FISHERY-2022|(二)')
    await tickAt(room, '2026-12-10 00:00')
    expect(await receiversOf(id)).toEqual(['by-hand:industry-department industry-department by-hand', 'yj-qinshui emergency-bureau sent'])
    expect(await room.told(id, 'report-by-hand')).toHaveLength(2)
  })
})

describe('receiving', () => {
  test('is each body’s own; the first of its people counts and the insurer is told', async () => {
    const { id } = await room.major()
    await tickAt(room, '2026-12-10 00:00')
    expect(await refusal(answerReport(room.deps, room.who.countyStaff, { hazard: id, form: { opinion: '派员核查' } }))).toBe('wrong-state')
    expect(await refusal(receiveReport(room.deps, room.who.manager, { hazard: id }))).toBe('not-allowed')
    expect(await refusal(receiveReport(room.deps, room.who.otherCounty, { hazard: id }))).toBe('not-found')

    const news = newsOf(room)
    await news(id)
    const view = await receiveReport(room.deps, room.who.countyStaff, { hazard: id, form: { receipt_number: '沁应急收〔2026〕18号' } })
    expect(view.report?.recipients).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          organisationId: 'yj-qinshui',
          state: 'received',
          receiptNumber: '沁应急收〔2026〕18号',
          receivedBy: '段练沁',
        }),
        expect.objectContaining({ organisationId: 'hy-energy-qinshui', state: 'sent' }),
      ]),
    )
    expect(await news(id)).toEqual(['report-received → bx-taihang.manager', 'report-received → bx-taihang.service'])
    expect(await refusal(receiveReport(room.deps, room.who.countyLead, { hazard: id }))).toBe('wrong-state')

    const energy = await receiveReport(room.deps, room.who.energy, { hazard: id })
    expect(energy.report?.recipients.find(({ organisationId }) => organisationId === 'hy-energy-qinshui')?.receiptNumber).toMatch(/^SB-/)
    const answered = await answerReport(room.deps, room.who.countyLead, { hazard: id, form: { opinion: '12 月 11 日现场核查' } })
    expect(answered.report?.recipients.find(({ organisationId }) => organisationId === 'yj-qinshui')?.state).toBe('answered')
    expect(await room.actions(id)).toEqual(expect.arrayContaining(['report.received', 'report.answered']))
  })
})

describe('系统代报', () => {
  test('is turned off by the provincial administrator alone; then nothing is sent and the insurer is rung', async () => {
    const admin = await room.actor('yjp.admin', 'yj-shanxi')
    expect(await refusal(setAutomaticReport(room.deps, room.who.manager, { isOn: false, reason: '系统演练' }))).toBe('not-allowed')
    await setAutomaticReport(room.deps, admin, { isOn: false, reason: '系统演练' })
    const { id } = await room.major()
    await tickAt(room, '2026-12-10 00:00')
    expect((await reportOf(id)).state).toBe('draft')
    expect(await room.actions(id)).toContain('report.held')
    const rings = await room.db.prisma.notice.findMany({ where: { subjectId: id, channel: 'buzz-phone', kind: 'report-draft' } })
    expect(rings.map(({ personId }) => personId).sort()).toEqual(['bx-taihang.manager', 'bx-taihang.service'])
    await setAutomaticReport(room.deps, admin, { isOn: true, reason: '演练结束' })
    expect((await hazardView(room.db.prisma, { actor: room.who.manager, hazard: id }, room.deps.clock.now()))?.may).toContain('send_report')
  })
})
