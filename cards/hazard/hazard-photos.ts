import type { HazardView, PhotoView } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  drawCard,
  formatInstant,
  image,
  lines,
  markdown,
  md,
} from '../kit/index.ts'
import { hazardContext, refOf, tagsOf } from './parts.ts'

export interface HazardPhotosView {
  readonly hazard: HazardView
}

/** Twenty pictures with their lines keep the platform's 200 elements and 30 KB. */
const mostShown = 20

function photo(item: PhotoView, { label, ctx }: { label: string; ctx: BaseContext }): CardElement[] {
  const captured = item.capturedAt === null ? '照片里没有拍摄时间' : `${formatInstant(item.capturedAt, ctx.now)}拍摄`
  const reused = item.seenIn.length === 0 ? null : md`<font color='red'>同一张照片也出现在：${item.seenIn.join('、')}</font>`
  return [
    image(item.sha256, label),
    markdown(
      lines(
        md`${label}　${captured}，${formatInstant(item.receivedAt, ctx.now)}收到`,
        md`<font color='grey'>原图校验码 ${item.sha256.slice(0, 12)}</font>`,
        reused,
      ),
      'notation',
    ),
  ]
}

/** All pictures one under the other, each with what is known about it; the unknown is shown as unknown. */
export function hazardPhotos({ hazard }: HazardPhotosView, ctx: BaseContext): Card {
  const all = [
    ...hazard.photosBefore.map((item, index) => ({ item, label: `隐患照片${index + 1}` })),
    ...hazard.photosAfter.map((item, index) => ({ item, label: `整改后照片${index + 1}` })),
  ]
  return drawCard(hazardContext(hazard, ctx), () => ({
    tone: 'normal',
    title: `照片 ${hazard.number ?? '草稿'}`,
    tags: tagsOf(hazard),
    ask: all.length === 0 ? '还没有照片' : `共${all.length}张照片${all.length > mostShown ? `，这里显示前${mostShown}张` : ''}，不用您办理`,
    summary: '隐患的照片',
    body: [
      ...all.slice(0, mostShown).flatMap(({ item, label }) => photo(item, { label, ctx })),
      ...buttonRow(button('hz_show', '查看隐患', { value: refOf(hazard) })),
    ],
  }))
}
