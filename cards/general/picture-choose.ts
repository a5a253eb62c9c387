import { button, buttonRow, type Card, type CardContext, drawCard, imageRow, markdown, md } from '../kit/index.ts'

export interface PictureChooseView {
  /** Hashes of the pictures that wait for a place. */
  readonly pictures: readonly string[]
  /** Open drafts and forms of this person. */
  readonly targets: readonly { readonly form: string; readonly label: string }[]
  readonly mayReport: boolean
}

/** None or several forms are open: where do the pictures belong? */
export function pictureChoose({ pictures, targets, mayReport }: PictureChooseView, ctx: CardContext): Card {
  return drawCard(ctx, (cut) => ({
    tone: 'soon',
    title: '照片放到哪里',
    ask: targets.length === 0 ? '照片先保存了。请选要办的事' : '请选这些照片放到哪一条',
    summary: '请选照片放到哪里',
    body: [
      ...imageRow(pictures, '等着归类的照片'),
      ...targets
        .slice(0, 10)
        .flatMap(({ form, label }, index) => [
          markdown(md`**${index + 1}.** ${cut(label)}`),
          ...buttonRow(button('pic_place', '放到这里', { value: { form }, row: index + 1 })),
        ]),
      ...buttonRow(
        mayReport ? button('hazard_report', '上报一条新隐患', { value: {} }) : null,
        button('my_todo', '我的待办', { value: {} }),
      ),
    ],
  }))
}
