import { describe, expect, test } from 'vitest'

import { fixForm, hazardShow, majorNotice, planForm, reportForm } from '../../../cards/index.ts'
import {
  type Card,
  daysLeftText,
  imageRow,
  objectsIn,
  overflow,
  pictureHashesIn,
  table,
  untilText,
  withPictureKeys,
  yuanText,
} from '../../../cards/kit/index.ts'
import { validateCard } from '../../../cards/kit/validate.ts'
import { hazardOf, type Scene, sampleNow, sceneOf } from '../../../cards/samples/scene.ts'
import { longWords, ordinaryWords, type Words } from '../../../cards/samples/words.ts'

const scene = (words: Words = ordinaryWords, photos = 2): Scene => sceneOf(words, { photos, isFull: true, practice: true })
const ctx = scene().ctx
const byName = (card: Card, name: string) => [...objectsIn(card)].map(({ node }) => node).find((node) => node.name === name)
const idsOf = (card: Card) => [...objectsIn(card)].flatMap(({ node }) => (node.tag === 'button' ? [String(node.element_id)] : []))
const text = (card: Card) => JSON.stringify(card)

describe('words for time and money', () => {
  test('a due date runs to 24:00 of its day and names the year only when it is another one', () => {
    expect(untilText('2026-11-28', sampleNow)).toBe('11月28日（周六）24:00前')
    expect(untilText('2027-01-10', sampleNow)).toBe('2027年1月10日（周日）24:00前')
  })

  test.each([
    [3, '还有3天'],
    [0, '今天到期'],
    [-2, '已逾期2天'],
  ])('%i days left reads %s', (days, words) => {
    expect(daysLeftText(days)).toBe(words)
  })

  test.each([
    [0n, '0元'],
    [120_050n, '1,200.50元'],
    [123_456_700n, '1,234,567元'],
    [5n, '0.05元'],
  ])('%s 分 reads %s', (fen, words) => {
    expect(yuanText(fen)).toBe(words)
  })
})

describe('tables and seldom used actions', () => {
  const cardOf = (...elements: unknown[]) => ({ schema: '2.0', body: { elements } })
  const value = { hazard: 'h', v: 1 }

  test('are drawn as the platform takes them', () => {
    const columns = [
      { name: 'county', title: '县' },
      { name: 'open', title: '未销号', type: 'number' as const },
    ]
    expect(validateCard(cardOf(table(columns, [{ county: '沁水县', open: 3 }])))).toEqual([])
    expect(validateCard(cardOf(overflow('more', [{ action: 'hz_void_open', text: '作废' }], value)))).toEqual([])
  })

  test('are refused when the action behind an option lacks its value', () => {
    const bare = overflow('more', [{ action: 'hz_show', text: '查看' }], { hazard: '' })
    expect(validateCard(cardOf(bare))).toEqual([expect.objectContaining({ problem: expect.stringContaining('value of hz_show') })])
  })
})

describe('pictures', () => {
  const card = () => hazardShow({ hazard: hazardOf(scene(), []) }, ctx)

  test('are named by their hash until one app’s own keys are put in', () => {
    const hashes = pictureHashesIn(card())
    expect(hashes).toHaveLength(4)
    const sent = withPictureKeys(card(), new Map(hashes.map((hash, index) => [hash, `img_v3_${index}`])))
    expect(text(sent)).not.toContain('sha256:')
    expect(text(sent)).toContain('img_v3_3')
    expect(validateCard(sent)).toEqual([])
  })

  test('without a key of that app are replaced by a line that says so', () => {
    const [first] = pictureHashesIn(card())
    const sent = withPictureKeys(card(), new Map([[first ?? '', 'img_v3_0']]))
    expect(text(sent)).not.toContain('sha256:')
    expect(text(sent)).toContain('有照片暂时无法显示，原图已保存')
    expect(validateCard(sent)).toEqual([])
  })

  test.each([
    [0, []],
    [1, ['img']],
    [2, ['img_combination']],
    [9, ['img_combination']],
    [30, ['img_combination']],
  ])('%i pictures are drawn as %j, nine at most', (count, tags) => {
    const row = imageRow(
      Array.from({ length: count }, (_, index) => String(index)),
      '照片',
    )
    expect(row.map(({ tag }) => tag)).toEqual(tags)
    expect(pictureHashesIn(row).length).toBe(Math.min(count, 9))
  })
})

describe('long texts', () => {
  test('are shortened only when the card would grow too large, and the card says where the whole of it stands', () => {
    expect(text(hazardShow({ hazard: hazardOf(scene(), []) }, ctx))).not.toContain('已省略')
    const long = scene(longWords, 24)
    const visit = majorNotice({ hazards: [hazardOf(long, ['sign']), hazardOf(long, ['sign']), hazardOf(long, ['sign'])] }, ctx)
    expect(text(visit)).toMatch(/已省略，点“查看隐患”看全文|这次检查还有/u)
  })

  test('never cut the text that is signed', () => {
    const long = hazardOf(scene(longWords, 24), ['sign'], { state: 'awaiting_signature' })
    const shown = [...objectsIn(majorNotice({ hazards: [long] }, ctx))].map(({ node }) => node.content)
    expect(shown).toContain(long.notification?.text)
  })
})

describe('a form that comes back refused', () => {
  test('keeps what was filled in and marks the field at fault', () => {
    const values = { place: '井口', description: '裂缝', found_on: '2026-11-20 +0800', grade: 'major', imminent: true }
    const view = { draft: null, enterprises: [], discoveries: [], causes: [], programmes: [], pictures: 0 }
    const card = reportForm({ ...view, values, error: { field: 'enterprise', message: '没有找到这家企业' } }, ctx)
    expect(byName(card, 'place')).toMatchObject({ default_value: '井口' })
    expect(byName(card, 'found_on')).toMatchObject({ initial_date: '2026-11-20' })
    expect(byName(card, 'grade')).toMatchObject({ initial_option: 'major' })
    expect(byName(card, 'imminent')).toMatchObject({ checked: true })
    expect(byName(card, 'enterprise')).toMatchObject({ label: { content: '【请改这一项】企业（必填）' } })
    expect(text(card)).toContain('没有找到这家企业')
  })

  test('does not keep a date or a choice that is none', () => {
    const card = planForm({ hazard: hazardOf(scene(), ['plan']), values: { due_on: '下周三' } }, ctx)
    expect(byName(card, 'due_on')).not.toHaveProperty('initial_date')
  })
})

describe('rights', () => {
  test('only the one who may sign sees the signature, and others are told that it waits', () => {
    const signer = majorNotice({ hazards: [hazardOf(scene(), ['sign'], { state: 'awaiting_signature' })] }, ctx)
    const safety = majorNotice({ hazards: [hazardOf(scene(), [], { state: 'awaiting_signature' })] }, ctx)
    expect(idsOf(signer)).toContain('hz_sign')
    expect(idsOf(safety)).not.toContain('hz_sign')
    expect(text(safety)).toContain('等主要负责人本人签收')
  })

  test('several hazards of a visit are signed row by row, each with its own hash', () => {
    const hazard = hazardOf(scene(), ['sign'], { state: 'awaiting_signature' })
    const card = majorNotice({ hazards: [hazard, hazard] }, ctx)
    expect(idsOf(card).filter((id) => id.startsWith('hz_sign'))).toEqual(['hz_sign_1', 'hz_sign_2'])
    const values = [...objectsIn(card)].map(({ node }) => node).filter(({ action }) => action === 'hz_sign')
    expect(values).toEqual([
      { action: 'hz_sign', hazard: hazard.id, v: 4, hash: hazard.notification?.textHash },
      { action: 'hz_sign', hazard: hazard.id, v: 4, hash: hazard.notification?.textHash },
    ])
  })

  test('a hazard that offers nothing to this reader has no button that writes', () => {
    const card = hazardShow({ hazard: hazardOf(scene(), []) }, ctx)
    expect(idsOf(card)).toEqual(['hz_photos', 'hz_timeline', 'nt_why', 'hz_doc', 'rp_show'])
  })

  test('pictures after the fix are asked for in the chat and shown once there', () => {
    const none = fixForm({ hazard: hazardOf(scene(ordinaryWords, 0), ['submit']) }, ctx)
    expect(text(none)).toContain('请先在这个聊天里发整改后的照片')
    const some = fixForm({ hazard: hazardOf(scene(), ['submit']) }, ctx)
    expect(text(some)).toContain('照片已收到2张')
    expect(pictureHashesIn(some)).toHaveLength(2)
  })
})
