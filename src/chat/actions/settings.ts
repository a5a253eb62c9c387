import { automaticReport } from '../../../cards/index.ts'
import type { Filled } from '../../../cards/kit/index.ts'
import { directoryReasonForm, mustBeAllowed, parseFields } from '../../modules/directory/index.ts'
import { isAutomaticOn, setAutomaticReport } from '../../modules/hazards/index.ts'
import type { ActionTable, Pressed } from '../action-table.ts'
import { cardContext, shown, succeeded } from '../answers.ts'
import { filledOf } from './hazard-act.ts'

type PressedSwitch = Pick<Pressed<'sys_auto'>, 'deps' | 'actor'>

async function switchCard({ deps, actor }: PressedSwitch, filled: Filled = {}): Promise<Record<string, unknown>> {
  mustBeAllowed(actor, 'report.automatic')
  return automaticReport({ isOn: await isAutomaticOn(deps.db.prisma), ...filled }, cardContext(deps, actor))
}

/** Settings of the whole deployment that somebody may turn from the chat. */
export const settingActions: ActionTable = {
  sys_auto_open: { handle: async (pressed) => shown(await switchCard(pressed)) },
  sys_auto: {
    handle: async (pressed) => {
      const { deps, actor, value, form } = pressed
      mustBeAllowed(actor, 'report.automatic')
      const { reason } = parseFields(directoryReasonForm, form)
      await setAutomaticReport(deps, actor, { isOn: value.on, reason })
      const said = value.on ? '系统代报已开启：逾期不报送的，24小时后由系统代报。' : '系统代报已关闭：不再代报。'
      return succeeded(said, await switchCard(pressed))
    },
    again: (pressed, error) => switchCard(pressed, filledOf(pressed as never, error)),
  },
}
