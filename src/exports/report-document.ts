import { Document, Footer, Packer } from 'docx'
import { formatInstant } from '../lib/calendar-words.ts'
import { a4, form, line, paragraph, title } from './document-parts.ts'
import { type OverdueReportDocument, reportHash } from './overdue-report.ts'

/** Draws the report of an overdue major hazard. Holds its thread for 20 to 60 ms. */
export async function drawReport(report: OverdueReportDocument): Promise<Uint8Array> {
  const number = report.number ?? '草稿，未报送'
  const document = new Document({
    title: `重大隐患逾期未整改报告 ${number}`,
    creator: report.senderName,
    sections: [
      {
        properties: { page: a4 },
        footers: {
          default: new Footer({ children: [line(`${number}　正文校验值（SHA-256）：${reportHash(report.text)}`, { isSmall: true })] }),
        },
        children: [
          title('重大事故隐患逾期未整改报告'),
          line(`编号：${number}`, { isRight: true }),
          ...report.receivers.map((name) => line(`${name}：`)),
          ...report.text.split(/\r?\n/).map((part) => paragraph(part)),
          line(report.senderName + (report.isAutomatic ? '（系统代报）' : ''), { isRight: true }),
          line(report.sentAt === null ? '未报送' : formatInstant(report.sentAt, new Date(0)), { isRight: true }),
          form([
            ['接收单位（盖章）', ''],
            ['接收人（签名）', ''],
            ['接收时间', '　　　　年　　月　　日　　时　　分'],
            ['接收编号', ''],
          ]),
        ],
      },
    ],
  })
  return await Packer.toBuffer(document)
}
