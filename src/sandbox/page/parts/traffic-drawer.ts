import { html } from 'lit'
import type { Drawn } from '../card/session.ts'
import { LightElement } from '../lib/light-element.ts'
import { drawShape } from '../lib/shapes.ts'
import type { Traffic } from '../room/feed-events.ts'
import { sayFailure } from '../room/http.ts'
import type { Room } from '../room/room.ts'
import { RedrawOn } from '../room/topics.ts'

const DIRECTIONS = { call: '调用', event: '事件', callback: '回调' } as const

/** What goes over the wire between the bot and the platform, the newest first; a press on a line shows its bodies. */
export class TrafficDrawer extends LightElement {
  static override properties = { room: { attribute: false }, words: { state: true } }

  declare room: Room
  declare words: string

  constructor() {
    super()
    this.words = ''
    new RedrawOn(this, () => ({ of: this.room.topics, names: ['traffic'] }))
  }

  protected override render(): Drawn {
    const entries = this.room.traffic.list.filter((entry) => entry.path.includes(this.words)).slice(0, 120)
    const type = (event: InputEvent): void => {
      this.words = event.target instanceof HTMLInputElement ? event.target.value.trim() : ''
    }
    return html`<aside class="drawer" aria-label="报文">
      <header>
        <h2>报文</h2>
        <input type="search" placeholder="按路径或事件筛选" aria-label="筛选报文" @input=${type} />
        <button type="button" class="plain-button" @click=${() => this.#fetch()}>刷新（含内容）</button>
        <button type="button" class="icon-button" aria-label="关闭报文" @click=${() => this.dispatchEvent(new CustomEvent('close-traffic', { bubbles: true }))}>${drawShape('close')}</button>
      </header>
      <div class="traffic" tabindex="0" role="region" aria-label="报文列表">
        ${entries.length === 0 ? html`<p class="empty">还没有报文。发一条消息，这里就会出现机器人与平台之间的往来。</p>` : undefined}
        ${entries.map(drawEntry)}
      </div>
    </aside>`
  }

  async #fetch(): Promise<void> {
    await this.room.traffic.fetch().catch((error: unknown) => this.room.toasts.show('', 'error', sayFailure(error)))
  }
}

function drawEntry(entry: Traffic): Drawn {
  const bad = (entry.status !== null && entry.status >= 400) || (entry.code !== null && entry.code !== 0)
  const bodies = [entry.request, entry.response].filter((each) => each !== undefined)
  return html`<details class="traffic-row ${bad ? 'is-bad' : ''}">
    <summary>
      <span class="card-tag tint-${entry.direction === 'call' ? 'blue' : entry.direction === 'event' ? 'green' : 'violet'}">${DIRECTIONS[entry.direction]}</span>
      <span class="traffic-path">${entry.method} ${entry.path}</span>
      <span class="traffic-result">${entry.status ?? '—'}${entry.code ? ` / ${entry.code}` : ''} · ${Math.round(entry.durationMs)} ms</span>
    </summary>
    ${bodies.map((body) => html`<pre>${JSON.stringify(body, null, 2)}</pre>`)}
    ${bodies.length === 0 ? html`<p class="person-org">${entry.note ?? '点“刷新（含内容）”可看报文内容'}</p>` : undefined}
  </details>`
}
