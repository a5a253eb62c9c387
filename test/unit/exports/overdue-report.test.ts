import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { type OverdueReportDocument, overdueReportDocument } from '../../../src/exports/index.ts'
import { partOf, wordsOf } from './docx.ts'

const text =
  '【重大隐患逾期未整改报告】HZ-20261123-001\n企业：晋城沁河示例煤业有限公司\n承保机构报送：24 小时内无人报送，由系统代报，迟报责任在承保机构'
const aReport = (change: Partial<OverdueReportDocument> = {}): OverdueReportDocument => ({
  number: 'SB-20261123-001-1',
  text,
  senderName: '太行示例财产保险股份有限公司山西分公司',
  sentAt: new Date('2026-12-09T16:00:00Z'),
  isAutomatic: true,
  receivers: ['沁水县应急管理局（练习）', '沁水县能源局（练习）'],
  ...change,
})

it('the printed report says word for word what was reported, to whom, and by whom', async () => {
  const file = await overdueReportDocument(aReport())
  const words = wordsOf(partOf(file, 'word/document.xml'))
  for (const part of text.split('\n')) expect(words).toContain(part)
  expect(words).toEqual(expect.arrayContaining(['沁水县应急管理局（练习）：', '沁水县能源局（练习）：', '2026年12月10日 00:00']))
  expect(words).toContain('太行示例财产保险股份有限公司山西分公司（系统代报）')
  expect(wordsOf(partOf(file, 'word/footer1.xml')).join('')).toContain(createHash('sha256').update(text).digest('hex'))
})

it('a draft is printed as one', async () => {
  const words = wordsOf(
    partOf(await overdueReportDocument(aReport({ number: null, sentAt: null, isAutomatic: false })), 'word/document.xml'),
  )
  expect(words).toEqual(expect.arrayContaining(['编号：草稿，未报送', '未报送']))
})
