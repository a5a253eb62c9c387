import { expect, it } from 'vitest'

import { underRepair } from '../harness/general-steps.ts'
import { openRoom } from '../harness/room.ts'

it('figures count what the reader may see, and each opens its rows', async () => {
  const room = await openRoom()
  const { officer, number, notice, fixer } = await underRepair(room)
  // The other insurer, and a county elsewhere, count nothing and find nothing.
  for (const name of ['任练河', '白练定']) {
    const other = await room.person(name)
    await other.says('概况')
    expect((await other.sees('概况')).text).toMatch(/未销号的隐患\n\*\*0\*\*/)
    await other.says(number)
    await other.sees('没有找到')
  }
  for (const [name, scope] of [
    ['韩练行', '太行示例财产保险股份有限公司山西分公司'],
    ['段练沁', '晋城市沁水县'],
    ['侯示炬', '晋城市沁水县'],
    ['霍练兵', '山西省'],
    ['关练安', '晋城沁河示例煤业有限公司'],
  ] as const) {
    const reader = await room.person(name)
    await reader.looksAtEverything()
    await reader.says('概况')
    const status = await reader.sees('概况')
    expect(status.text).toContain(scope)
    expect(status.text).toMatch(/未销号的隐患\n\*\*1\*\*/)
    await status.press('hz_list_1')
    const list = await status.again()
    expect(list.text).toContain(number)
    await list.press('hz_show_1')
    expect((await status.again()).text).toContain(`隐患 ${number}`)
  }
  await fixer.says('我的待办')
  expect((await fixer.sees('有1件事等您办理')).text).toContain(number)
  await fixer.says('帮助')
  await fixer.sees('我的待办（1）')
  // Past the due day the same figures are red; the fixer's card says how late it is.
  await room.turnTo('2026-12-09T08:00:00+08:00')
  await officer.says('概况')
  const late = await officer.sees('有已经逾期的，请先看红色的数')
  expect(late.text).toMatch(/逾期未整改的隐患\n<font color='red'>\*\*1\*\*/)
  await fixer.looksAtEverything()
  await (await room.person('关练安')).looksAtEverything()
  await fixer.says(number.toLowerCase())
  expect((await fixer.sees(`隐患 ${number}`)).text).toContain('已逾期')
  expect(notice.text).toContain(number)
}, 60_000)
