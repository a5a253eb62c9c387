import { describe, expect, it } from 'vitest'

import { handsIn, leakingDuct, underRepair } from '../harness/general-steps.ts'
import { castOf, majorNotified } from '../harness/major-steps.ts'
import type { Person } from '../harness/person.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

async function gone(...people: readonly Person[]): Promise<void> {
  for (const person of people) await person.looksAtEverything()
}

describe('quiet hours', () => {
  it('a general hazard found at night is told in the morning; a weekend is quiet as well', async () => {
    const room = await openRoom()
    await room.turnTo('2026-11-23T22:30:00+08:00')
    await reports(await room.person('韩练行'), leakingDuct, 11)
    const [fixer, safety] = [await room.person('闫练修'), await room.person('关练安')]
    for (const person of [fixer, safety]) await person.seesNothing()
    await room.turnTo('2026-11-24T06:59:00+08:00')
    for (const person of [fixer, safety]) await person.seesNothing()
    await room.turnTo('2026-11-24T07:00:00+08:00')
    const notice = await fixer.sees('隐患整改通知')
    await safety.sees('隐患整改通知')

    await room.turnTo('2026-11-28T10:00:00+08:00')
    await handsIn(fixer, notice, 12)
    const officer = await room.person('韩练行')
    await officer.seesNothing()
    await room.turnTo('2026-11-30T07:00:00+08:00')
    await officer.sees('整改已提交，请复查')
    await gone(await room.person('方练管'), await room.person('栗练册'))
  }, 60_000)

  it('a major hazard is told in the middle of the night and on a day off, with its buzz', async () => {
    const room = await openRoom()
    await room.turnTo('2026-11-28T23:00:00+08:00')
    const cast = await castOf(room)
    const { principal } = await majorNotified(cast, { report: { found_on: '2026-11-28' } })
    expect(principal.urgent).toEqual(['app'])
  }, 60_000)
})

describe('the daily digest', () => {
  it('takes what is more than three a day, counts it, leaves out what is settled meanwhile, and opens each', async () => {
    const room = await openRoom()
    const [expert, officer] = [await room.person('裴练察'), await room.person('韩练行')]
    const places = ['一号皮带巷', '二号皮带巷', '三号皮带巷', '四号皮带巷', '五号皮带巷', '六号皮带巷'] as const
    for (const [nth, place] of places.entries()) await reports(expert, { ...leakingDuct, grade: 'unsure', place }, 11 + nth)
    const tasks = [await officer.sees('一号皮带巷'), await officer.sees('二号皮带巷'), await officer.sees('三号皮带巷')]
    await officer.seesNothing()
    // One of the six is graded from the to-do list: nothing is left to be told about it.
    await officer.says('HZ-20261123-005')
    const early = await officer.sees('隐患 HZ-20261123-005')
    await early.press('hz_grade_open')
    await (await early.again()).press('hz_grade', { form: { grade: 'general', due_on: '2026-12-08', fixer: 'qy-qinhe.fixer' } })
    await room.turnTo('2026-11-23T16:59:00+08:00')
    await officer.seesNothing()

    await room.turnTo('2026-11-23T17:00:00+08:00')
    const digest = await officer.sees('今日汇总')
    expect(digest.text).toContain('有2件事请今天看一遍')
    expect(digest.text).toContain('汇总了3条消息：列出2条，1条已办结')
    expect(digest.text).toContain('**请定级**（2条）')
    for (const place of ['四号皮带巷', '六号皮带巷']) expect(digest.text).toContain(place)
    for (const place of ['一号皮带巷', '五号皮带巷']) expect(digest.text).not.toContain(place)
    expect(JSON.stringify((await digest.press('hz_show_2')).card)).toContain('六号皮带巷')
    expect(tasks).toHaveLength(3)
    await gone(await room.person('闫练修'), await room.person('关练安'))
  }, 90_000)
})

describe('a card older than two weeks', () => {
  it('is followed by a new one at the next change, which says that the old one is dead, and only where somebody has to act', async () => {
    const room = await openRoom()
    const { fixer, safety, officer } = await underRepair(room, { due_on: '2026-12-23' })
    await room.turnTo('2026-12-09T10:00:00+08:00')
    for (const name of ['方练管', '栗练册']) await gone(await room.person(name))
    await fixer.seesNothing()
    await fixer.says('HZ-20261123-001')
    const own = await fixer.sees('隐患 HZ-20261123-001')
    await own.press('hz_extend_open')
    const form = {
      ...{ reason_class: 'purchase', reason: '风筒接头缺货，12月26日到货' },
      ...{ interim_control: '每班测风，风量不足停工', due_on: '2026-12-30' },
    }
    expect(await (await own.again()).press('hz_extend', { form })).toMatchObject({ toast: { type: 'success' } })
    await officer.sees('延期')
    const anew = await fixer.sees('隐患整改通知')
    expect(anew.text).toContain('11月23日 09:00的旧卡片已不能更新，请以这张为准')
    expect(anew.text).toContain('12月23日')
    // It waits on the fixer alone: the safety manager has nothing to do.
    await safety.seesNothing()
  }, 60_000)
})
