import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { calendarImport } from '../../../src/app/cli/calendar-import.ts'
import { readConfig } from '../../../src/config.ts'
import { enterRoom } from '../../../src/db/room.ts'
import { followWorkCalendar } from '../../../src/deadlines/index.ts'
import { timeline } from '../../../src/journal/index.ts'
import { freshDatabase } from '../../harness/database.ts'

/** A practice deployment and a file with this text. */
async function deployment(text: string) {
  const fresh = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'anze-calendar-'))
  onTestFinished(async () => {
    await fresh.drop()
    await rm(folder, { recursive: true, force: true })
  })
  await enterRoom(fresh.db, 'practice')
  const path = join(folder, '2027.json')
  await writeFile(path, text)
  const said: string[] = []
  const config = readConfig({ DATABASE_URL: fresh.url, DATA_DIR: folder })
  return { db: fresh.db, path, said, run: (...args: string[]) => calendarImport(config, args, (line) => void said.push(line)) }
}

test.each([
  ['no JSON', '[{"on": "2027-02-05",\n}]', /没有导入.*\n {2}不是 JSON，第 2 行第 1 列有误/],
  ['no list', '{"on": "2027-02-05"}', /最外层要是一个列表/],
  ['an empty list', '[]', /列表是空的/],
  [
    'wrong entries, each by its place',
    '[{"on":"2027-02-05","isWorkday":true},{"on":"2027-02-30","isWorkday":true},{"on":"2027-02-06","isWorkday":"否"},{"on":"2027-02-07","isWorkday":true,"name":"春节"},7]',
    /第 2 条：“2027-02-30”不是日期[\s\S]*第 3 条：“isWorkday”要写 true[\s\S]*第 4 条：只能有“on”和“isWorkday”两项[\s\S]*第 5 条：要写成/,
  ],
  ['a day twice', '[{"on":"2027-02-05","isWorkday":true},{"on":"2027-02-05","isWorkday":false}]', /第 2 条：2027-02-05 与第 1 条重复/],
])('a file with %s imports nothing and says what to change', async (_what, text, message) => {
  const { db, path, run } = await deployment(text)
  await expect(run(path)).rejects.toThrow(message)
  expect(await db.prisma.calendarDay.count()).toBe(0)
})

test('a missing file and a missing argument are each a line', async () => {
  const { path, run } = await deployment('[]')
  await expect(run(`${path}.none`)).rejects.toThrow(/读不了文件/)
  await expect(run()).rejects.toThrow(/用法：npm run calendar:import/)
})

test('a year is laid over the calendar, journalled with its source, and seen by who follows the calendar', async () => {
  const { db, path, said, run } = await deployment('\uFEFF[{"on":"2027-02-05","isWorkday":true},{"on":"2027-02-09","isWorkday":false}]')
  const follow = followWorkCalendar(db.prisma)
  const before = await follow()
  expect([before.isProvisional(2027), await follow()]).toEqual([true, before])
  await run(path, '--source', '国办发明电〔2026〕7号')
  expect(said).toEqual(['已导入 2 天（2027 年），来源：国办发明电〔2026〕7号。', '没有未到期的期限因此改变提醒时间。'])
  const after = await follow()
  expect([after.isProvisional(2027), after.isWorkday('2027-02-05'), after.isWorkday('2027-02-09')]).toEqual([false, true, false])
  expect(await timeline(db.prisma, { type: 'calendar', id: 'CN' })).toMatchObject([
    { action: 'calendar.imported', by: { role: 'sys.op' }, details: { source: '国办发明电〔2026〕7号' } },
  ])
})
