import { html } from 'lit'
import type { Drawn } from '../card/session.ts'

/** The bot's menu under its direct chat: event keys and what people read. */
export const BOT_MENU: readonly { eventKey: string; label: string }[] = [
  { eventKey: 'help', label: '帮助' },
  { eventKey: 'report_hazard', label: '上报隐患' },
  { eventKey: 'my_todo', label: '我的待办' },
  { eventKey: 'status', label: '概况' },
  { eventKey: 'switch_role', label: '切换身份' },
]

/** The menu as a row of buttons. */
export function drawBotMenu(press: (eventKey: string) => void): Drawn {
  return html`<div class="bot-menu" role="toolbar" aria-label="安责通菜单">
    ${BOT_MENU.map(
      ({ eventKey, label }) => html`<button type="button" data-menu=${eventKey} @click=${() => press(eventKey)}>${label}</button>`,
    )}
  </div>`
}
