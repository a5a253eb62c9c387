import type { HazardView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, buttonRow, type Card, drawCard, lines, markdown, md, telLink } from '../kit/index.ts'
import { fact, hazardContext, origin, photosBefore, refOf, subject } from './parts.ts'

export interface ImminentView {
  readonly hazard: HazardView
}

/** 停产撤人 to principal and controller before any grading. @see 375 §二(二)四; 煤矿安全生产条例36 */
export function imminentDanger({ hazard }: ImminentView, ctx: BaseContext): Card {
  const value = refOf(hazard)
  const mayStop = hazard.may.includes('stop') && !hazard.isStopped
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: 'major',
    title: '紧急：停产撤人',
    tags: [{ text: hazard.isStopped ? '已停产撤人' : '情况紧急', color: hazard.isStopped ? 'green' : 'red' }],
    ask: hazard.isStopped ? '停产撤人已登记。险情排除前不得恢复作业' : '停产撤人：现在就停下危险区域作业，把人撤到安全地点',
    summary: hazard.isStopped ? '停产撤人已登记' : '紧急：请立即停产撤人',
    body: [
      subject(hazard, cut),
      markdown(
        lines(
          fact('危害', hazard.harm === null ? null : cut(hazard.harm)),
          fact('建议', hazard.advice === null ? null : cut(hazard.advice)),
          md`有人受伤或被困：${telLink('消防救援', '119')}　${telLink('医疗急救', '120')}`,
        ),
      ),
      ...buttonRow(
        mayStop
          ? button('hz_stop', '已停产撤人', {
              value,
              type: 'primary',
              confirm: {
                title: '已停产撤人？',
                text: '确认危险区域已停止作业、人员已全部撤出？系统会记下您的姓名和时间，并告诉保险机构。',
              },
            })
          : null,
        button('hz_show', '查看隐患', { value }),
      ),
      ...photosBefore(hazard),
      markdown(origin(hazard, ctx)),
    ],
  }))
}
