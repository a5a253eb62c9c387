import { Document, Footer, Packer } from 'docx'
import { shanghaiDate } from '../lib/calendar.ts'
import { formatInstant } from '../lib/calendar-words.ts'
import { a4, form, line, paragraph, title } from './document-parts.ts'

import type { MajorHazardNotice } from './major-hazard-notice.ts'

const blankDate = '　　　　年　　月　　日　　时　　分'

/** Draws the notification and, on its own page, the receipt. Holds its thread for 20 to 60 ms. */
export async function drawNotice(notice: MajorHazardNotice): Promise<Uint8Array> {
  const document = new Document({
    title: `重大隐患告知书 ${notice.number}`,
    creator: notice.issuerName,
    sections: [
      {
        properties: { page: a4 },
        footers: {
          default: new Footer({ children: [line(`${notice.number}　正文校验值（SHA-256）：${notice.textHash}`, { isSmall: true })] }),
        },
        children: [...letter(notice), ...receipt(notice)],
      },
    ],
  })
  return await Packer.toBuffer(document)
}

function letter(notice: MajorHazardNotice) {
  return [
    title('重大事故隐患告知书'),
    line(`编号：${notice.number}`, { isRight: true }),
    line(`${notice.enterpriseName}：`),
    ...notice.text.split(/\r?\n/).map((part) => paragraph(part)),
    line(notice.issuerName, { isRight: true }),
    line(shanghaiDate(notice.issuedAt), { isRight: true }),
  ]
}

/** Who received it, when and how; two witnesses where the addressee refuses (留置送达). */
function receipt({ number, enterpriseName, issuerName, issuedAt, signed, textHash }: MajorHazardNotice) {
  return [
    title('送达回证', { startsPage: true }),
    form([
      ['送达文书', `重大事故隐患告知书　${number}`],
      ['正文校验值', textHash],
      ['受送达单位', enterpriseName],
      ['受送达人', '主要负责人或实际控制人'],
      ['告知时间', formatInstant(issuedAt, new Date(0))],
      ['送达方式', signed === undefined ? '□ 直接送达　□ 留置送达　□ 其他：' : '☑ 飞书签收　□ 直接送达　□ 留置送达'],
      ['送达地点', ''],
      ['送达时间', signed === undefined ? blankDate : formatInstant(signed.at, new Date(0))],
      ['受送达人签名', signed === undefined ? '' : `${signed.name}（${signed.roleLabel}，本人账号签收）`],
      ['拒收或未能送达的原因', ''],
      ['见证人一（签名、单位）', ''],
      ['见证人二（签名、单位）', ''],
      ['送达人（签名）', ''],
    ]),
    line(`送达单位：${issuerName}`),
    line('注：拒绝签收时，由两名见证人签名并写明情况后留置。', { isSmall: true }),
  ]
}
