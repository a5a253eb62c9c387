import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { aPhoto } from '../harness/photos.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

const found = { enterprise: 'qy-qinhe', place: '地面锅炉房', description: '压力表超期未检', found_on: '2026-11-23', grade: 'general' }

it('what a worker reports is graded, fixed and closed inside the enterprise; the insurer sees it when it is shared', async () => {
  const room = await openRoom()
  const [worker, safety, fixer] = [await room.person('曲练工'), await room.person('关练安'), await room.person('闫练修')]
  const reported = await reports(worker, found, 21)
  const number = /HZ-\d{8}-\d{3}/.exec(reported.text)?.[0] ?? ''
  expect(reported.text).toContain('从业人员举报')
  // He may report, and nothing else.
  const task = await safety.sees('请给隐患定级')
  const grade = buttonValue(task, 'hz_grade')
  const general = { grade: 'general', due_on: '2026-11-30', fixer: 'qy-qinhe.fixer' }
  expect((await reported.raw({ value: grade, formValue: general })).toast?.content).toContain(
    '一般隐患请由本单位安全管理人员或主要负责人定级',
  )
  const officer = await room.person('韩练行')
  await officer.says(number)
  await officer.sees('没有找到')

  expect((await task.press('hz_grade', { form: general })).toast?.type).toBe('success')
  const notice = await fixer.sees('隐患整改通知')
  // Who graded it knows already.
  await safety.seesNothing()
  await notice.press('hz_submit_open')
  await fixer.sends(await aPhoto(22))
  await fixer.sees('照片已收到')
  await (await notice.again()).press('hz_submit', { form: { measures: '换上检定合格的压力表' } })

  // The principal closes it; whoever fixed it does not, and the chat of the two mines asks for which one.
  const principal = await room.person('秦示川')
  const check = await principal.sees('整改已提交，请复查')
  const verify = buttonValue(check, 'hz_verify_ok')
  expect((await (await notice.again()).raw({ value: verify })).toast?.type).toBe('error')
  expect((await check.press('hz_verify_ok', { form: {} })).toast?.content).toBe('复查合格，隐患已销号。')
  // The controller could have done it as well: his card shows that it is done.
  await (await room.person('路示峰')).sees('已销号')
  await officer.says(number)
  await officer.sees('没有找到')

  await safety.says(number)
  const closed = await safety.sees(`隐患 ${number}`)
  expect((await closed.press('hz_share')).toast?.content).toBe('承保的保险机构现在能看到这条隐患。')
  await officer.says(number)
  expect((await officer.sees(`隐患 ${number}`)).text).toContain('已销号')
}, 60_000)
