import { type BaseContext, type Card, input, lines, markdown, md } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { dueText, fact, judgement, photosAfter, refOf, subject } from './parts.ts'

/** Handing in a fix: pictures are sent in the chat, because forms cannot take them; those received are shown. */
export function fixForm(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const due = dueText(hazard, ctx)
  const returned = hazard.submission?.verdict === 'returned' ? hazard.submission.reason : null
  const received = hazard.photosAfter.length
  return askForm(
    {
      ...view,
      form: 'form_hz_submit',
      title: '提交整改',
      ask: received === 0 ? '请先在这个聊天里发整改后的照片，再填写并提交' : `照片已收到${received}张。请填写后点“整改完成，提交”`,
      summary: due === null ? '请提交隐患整改结果' : `请提交隐患整改结果，${due}`,
      fields: [
        ...input({ name: 'measures', label: '怎么改的', required: true, max: 1000, rows: 3 }, view),
        ...input({ name: 'cost', label: '花了多少元', max: 20, placeholder: '如：12000' }, view),
      ],
      send: {
        action: 'hz_submit',
        text: '整改完成，提交',
        value: refOf(hazard),
        confirm: '提交后由另外的人复查，请确认已经改好、照片是整改后拍的。',
      },
      body: (cut) => [
        subject(hazard, cut),
        judgement(hazard, cut, ctx),
        ...(returned === null ? [] : [markdown(lines(fact('上次退回的理由', cut(returned))))]),
        ...(received === 0 ? [markdown(md`**整改后照片**　还没有。直接在这个聊天里发，会归到这一条`)] : photosAfter(hazard)),
      ],
    },
    ctx,
  )
}
