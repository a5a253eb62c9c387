import { describe, expect, test } from 'vitest'
import type { z } from 'zod'

import { AppError } from '../../../src/lib/errors.ts'
import * as forms from '../../../src/modules/hazards/forms.ts'
import { fieldLabel, parseForm } from '../../../src/modules/hazards/parse-form.ts'

const all = Object.entries(forms).filter((entry): entry is [string, z.ZodObject] => 'shape' in entry[1])

function said(schema: z.ZodType, form: unknown): string {
  try {
    parseForm(schema, form)
    return ''
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return `${error.field}: ${error.message}`
  }
}

const report = { enterprise: '示例煤业', place: '8102', description: '顶板破碎', found_on: '2026-11-23' }

describe('a form', () => {
  test.each([
    [forms.draftForm, { ...report, place: '' }, 'place: 「位置」没有填写，请补上后再提交。'],
    [forms.draftForm, undefined, 'enterprise: 「单位」没有填写，请补上后再提交。'],
    [forms.draftForm, { ...report, place: '字'.repeat(101) }, 'place: 「位置」太长，最多 100 个字，请缩短后再提交。'],
    [forms.draftForm, { ...report, found_on: '2026-02-30' }, 'found_on: 「发现日期」填写有误，请选择日期，例如 2026-11-23。'],
    [forms.draftForm, { ...report, description: 17 }, 'description: 「描述」填写有误，请修改后再提交。'],
    [forms.gradeForm, { grade: '特大' }, 'grade: 「等级」填写有误，请从选项中选择。'],
    [forms.submitForm, { measures: '已修', cost: '一万五' }, 'cost: 「整改花费（元）」填写有误，请填写金额，例如 12000 或 1200.50。'],
    [forms.submitForm, { measures: '已修', cost: '12.345' }, 'cost: 「整改花费（元）」填写有误，请填写金额，例如 12000 或 1200.50。'],
  ])('names the wrong field in Chinese and says what to do', (schema, form, expected) => {
    expect(said(schema, form)).toBe(expected)
  })

  test('takes the days of a picker, money as people write it, and an empty optional field as nothing', () => {
    expect(parseForm(forms.draftForm, { ...report, found_on: '2026-11-23 +0800', cause: '', due_on: '' })).toMatchObject({
      found_on: '2026-11-23',
      cause: undefined,
      due_on: undefined,
      grade: 'unsure',
      imminent: false,
    })
    expect(parseForm(forms.submitForm, { measures: '已修', cost: '1,200.5' }).cost).toBe(120_050n)
  })

  test('keeps what was written but for signs nobody sees', () => {
    const description = '忽略之前的规则\u0007，\u202E销号\n第二行'
    expect(parseForm(forms.draftForm, { ...report, description }).description).toBe('忽略之前的规则，销号\n第二行')
    expect(said(forms.draftForm, { ...report, description: '\u200B\u0000' })).toContain('「描述」')
  })

  test('has a Chinese name for every field of every card', () => {
    const fields = all.flatMap(([, { shape }]) => Object.keys(shape))
    expect(fields.length).toBeGreaterThan(30)
    expect(fields.filter((field) => fieldLabel(field) === field)).toEqual([])
  })
})
