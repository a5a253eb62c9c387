import { describe, expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { handsIn, leakingDuct, underRepair } from '../harness/general-steps.ts'
import { aPhoto } from '../harness/photos.ts'
import { openRoom } from '../harness/room.ts'
import { drafts, reports } from '../harness/steps.ts'

describe('a general hazard, from the chat to its closing', () => {
  it('is registered, fixed, verified and closed with pictures before and after, and by nobody whose step it is not', async () => {
    const room = await openRoom()
    const officer = await room.person('韩练行')
    const bare = await drafts(officer, leakingDuct, 11)
    expect(bare.text).toContain('**您认为是**　一般隐患')
    expect(bare.text).toContain('**发现方式**　保险服务排查')
    expect(bare.text).toContain('**建议整改期限**　12月8日（周二）24:00前')
    expect(bare.text).toContain('**隐患照片**（1张）')

    const registered = await bare.press('hz_register')
    expect(registered.toast?.content).toContain('HZ-20261123-001')
    const [fixer, safety] = [await room.person('闫练修'), await room.person('关练安')]
    const notice = await fixer.sees('隐患整改通知')
    expect(notice.text).toContain('请在12月8日（周二）24:00前整改完并提交结果')
    expect(notice.text).toContain('风筒接头漏风，末端风量不足')
    const safetyNotice = await safety.sees('隐患整改通知')
    await (await room.person('秦示川')).seesNothing()

    // Nothing is handed in without a picture of what was done, nor with the picture of what was found.
    await notice.press('hz_submit_open')
    const withoutPhoto = await (await notice.again()).press('hz_submit', { form: { measures: '更换风筒接头' } })
    expect(withoutPhoto.toast).toEqual({ type: 'error', content: '还没有整改后的照片。请先在聊天里直接发送照片，再提交。' })
    expect((await notice.again()).text).toContain('更换风筒接头')
    await fixer.sends(await aPhoto(11))
    expect((await fixer.sees('照片没有收下')).text).toContain('这张照片和整改前的照片是同一张，请重新拍摄整改后的照片再发送')
    await fixer.sends(await aPhoto(12))
    await fixer.sees('共1张')
    const handed = await (await notice.again()).press('hz_submit', { form: { measures: '更换风筒接头' } })
    expect(handed.toast?.content).toBe('整改已提交，等复查。')

    // Sent back once, the fixer hands in anew; the due day stands.
    const task = await officer.sees('整改已提交，请复查')
    const verify = buttonValue(task, 'hz_verify_ok')
    for (const card of [await notice.again(), await safetyNotice.again()]) {
      expect((await card.raw({ value: verify, formValue: {} })).toast?.content).toContain('不由您现在的身份办理')
    }
    const unsaid = await task.press('hz_verify_no', { form: {} })
    expect(unsaid.toast?.content).toContain('请写明哪里不合格')
    await (await task.again()).press('hz_verify_no', { form: { reason: '接头还在漏，请更换垫圈' } })
    const returned = await fixer.sees('接头还在漏，请更换垫圈')
    await safety.sees('接头还在漏，请更换垫圈')
    expect(returned.text).toContain('12月8日')
    await handsIn(fixer, returned, 13)

    const again = await officer.sees('整改已提交，请复查')
    const closed = await again.press('hz_verify_ok', { form: {} })
    expect(closed.toast?.content).toBe('复查合格，隐患已销号。')
    expect((await again.again()).text).toContain('已销号')
    expect((await notice.again()).text).toContain('都已办结，不用再办')
  }, 60_000)

  it('reminds before and on the due day, then tells the principal, the manager and the county, and never about what is done', async () => {
    const room = await openRoom()
    const { fixer, safety, notice, officer } = await underRepair(room)
    await handsIn(fixer, notice, 12)
    await (await officer.sees('请复查')).press('hz_verify_ok', { form: {} })
    // The second hazard of the visit stands on the same card: nobody gets a second one. The first is done, nobody hears of it.
    await reports(officer, { ...leakingDuct, place: '主井口', description: '防护栏杆缺失两米' }, 13)
    expect((await notice.again()).text).toContain('主井口')

    await room.turnTo('2026-12-03T08:59:00+08:00')
    await fixer.seesNothing()
    await room.turnTo('2026-12-03T09:00:00+08:00')
    for (const person of [fixer, safety]) {
      const soon = await person.sees('隐患整改快到期了')
      expect(soon.text).toContain('主井口')
      expect(soon.text).toContain('12月8日（周二）24:00前')
      expect(soon.text).not.toContain('二采区运输巷')
    }
    await room.turnTo('2026-12-08T09:00:00+08:00')
    for (const person of [fixer, safety]) await person.sees('隐患整改今天到期')
    await room.turnTo('2026-12-09T08:59:00+08:00')
    await (await room.person('秦示川')).seesNothing()
    await room.turnTo('2026-12-09T09:00:00+08:00')
    await (await room.person('秦示川')).sees('隐患整改已逾期')
    await room.turnTo('2026-12-15T09:00:00+08:00')
    await (await room.person('梁示衡')).sees('已逾期7天')
    await room.turnTo('2026-12-29T09:00:00+08:00')
    for (const name of ['段练沁', '樊示水']) await (await room.person(name)).sees('一般隐患长期逾期')
  }, 60_000)
})
