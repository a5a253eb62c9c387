import { drawConfirm } from '../card/confirm.ts'
import type { Drawn } from '../card/session.ts'

/** Asks before the room is emptied. */
export function drawResetDialog(answered: () => void, yes: () => Promise<void>): Drawn {
  const text = '所有聊天、隐患和通知都会清空，时间回到 2026-11-23 09:00，人员和单位恢复原样。此操作不能撤回。'
  return drawConfirm({ title: '重置练习室？', text, yes: () => void yes() }, answered)
}
