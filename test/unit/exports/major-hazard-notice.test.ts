import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type MajorHazardNotice, majorHazardNotice } from '../../../src/exports/index.ts'
import { partOf, wordsOf } from './docx.ts'

const text = [
  '一、事实：8102 回风巷甲烷 1.2%，未停工撤人。',
  '二、条款：<5(一)> & “应急管理部令第21号”',
  '三、期限：2026-12-08 24:00 前',
].join('\n')
const sha256 = (of: string) => createHash('sha256').update(of).digest('hex')

const aNotice = (change: Partial<MajorHazardNotice> = {}): MajorHazardNotice => ({
  number: 'HZ-20261123-001',
  enterpriseName: '山西清河煤业有限公司（一号井）',
  issuerName: '安和财产保险股份有限公司晋城中心支公司',
  issuedAt: new Date('2026-11-23T01:30:00Z'),
  text,
  textHash: sha256(text),
  ...change,
})

describe('the printed notification', () => {
  it('is refused when its text is not the text that was told', async () => {
    await expect(majorHazardNotice(aNotice({ text: `${text}。` }))).rejects.toMatchObject({ code: 'set-up' })
  })

  it('says word for word what was told', async () => {
    const words = wordsOf(partOf(await majorHazardNotice(aNotice()), 'word/document.xml'))
    for (const part of text.split('\n')) expect(words).toContain(part)
    expect(words).toContain('编号：HZ-20261123-001')
    expect(words).toContain('山西清河煤业有限公司（一号井）：')
  })

  it('carries the hash of the text on every page and in the receipt', async () => {
    const file = await majorHazardNotice(aNotice())
    expect(wordsOf(partOf(file, 'word/footer1.xml')).join('')).toContain(sha256(text))
    expect(wordsOf(partOf(file, 'word/document.xml'))).toContain(sha256(text))
  })

  it('leaves the receipt to be filled in by hand, with two witnesses', async () => {
    const words = wordsOf(partOf(await majorHazardNotice(aNotice()), 'word/document.xml'))
    expect(words).toEqual(expect.arrayContaining(['送达回证', '见证人一（签名、单位）', '见证人二（签名、单位）', '受送达人签名']))
    expect(words.join('')).not.toContain('飞书签收')
  })

  it('says who signed on screen, and when, where somebody did', async () => {
    const signed = { name: '郭建平', roleLabel: '主要负责人', at: new Date('2026-11-23T02:05:00Z') }
    const words = wordsOf(partOf(await majorHazardNotice(aNotice({ signed })), 'word/document.xml')).join('\n')
    expect(words).toContain('郭建平（主要负责人，本人账号签收）')
    expect(words).toContain('2026年11月23日 10:05')
  })
})
