import { html } from 'lit'
import type { Drawn } from '../card/session.ts'
import { LightElement } from '../lib/light-element.ts'
import { fromLocalInput, fullText, localInputText } from '../lib/times.ts'
import { sayFailure } from '../room/http.ts'
import type { Room } from '../room/room.ts'
import { RedrawOn } from '../room/topics.ts'
import { drawResetDialog } from './reset-dialog.ts'

/** Practice time, the ways to turn it, and emptying the room. */
export class ClockBar extends LightElement {
  static override properties = { room: { attribute: false }, asking: { state: true }, free: { state: true } }

  declare room: Room
  declare asking: boolean
  declare free: string
  #ticking: ReturnType<typeof setInterval> | undefined

  constructor() {
    super()
    this.asking = false
    this.free = ''
    new RedrawOn(this, () => ({ of: this.room.topics, names: ['clock'] }))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#ticking = setInterval(() => this.requestUpdate(), 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#ticking)
  }

  protected override render(): Drawn {
    const { clock } = this.room
    const now = clock.now()
    return html`<div class="clock" role="group" aria-label="练习时间">
      <output class="clock-now" data-clock=${now.toISOString()} title="练习室里的时间（北京时间）">
        <span class="clock-label">练习时间</span><strong>${fullText(now)}</strong>
      </output>
      <span class="clock-turns">
        ${this.#button('+1 小时', 'hour', () => clock.advance('PT1H'))} ${this.#button('到下个 9:00', 'nine', () => clock.turnToNextNine())}
        ${this.#button('+1 天', 'day', () => clock.advance('P1D'))} ${this.#button('+3 天', 'three-days', () => clock.advance('P3D'))}
        <details class="menu">
          <summary class="plain-button">转到…</summary>
          <form class="menu-sheet" @submit=${(event: Event) => this.#turn(event)}>
            <label>转到（只能向后）
              <span class="dated"><input type="datetime-local" min=${localInputText(now)} .value=${this.free || localInputText(now)} @input=${(event: Event) => this.#type(event)} /><span class="dated-words" aria-hidden="true">${(this.free || localInputText(now)).replace('T', ' ')}</span></span>
            </label>
            <button class="main-button" ?disabled=${clock.doing !== undefined}>转动</button>
          </form>
        </details>
        <button type="button" class="plain-button" data-clock-act="reset" ?disabled=${clock.doing !== undefined} @click=${() => this.#ask(true)}>
          重置练习室
        </button>
      </span>
      ${clock.doing === undefined ? undefined : html`<span class="clock-doing" role="status"><span class="spinner"></span>${clock.doing}</span>`}
      ${
        this.asking
          ? drawResetDialog(
              () => this.#ask(false),
              () => this.#act(() => clock.reset(), '练习室已重置'),
            )
          : undefined
      }
    </div>`
  }

  #button(label: string, name: string, act: () => Promise<void>): Drawn {
    const disabled = this.room.clock.doing !== undefined
    return html`<button type="button" class="plain-button" data-clock-act=${name} ?disabled=${disabled} @click=${() => this.#act(act)}>${label}</button>`
  }

  #ask(asking: boolean): void {
    this.asking = asking
  }

  #type(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.free = event.target.value
  }

  #turn(event: Event): void {
    event.preventDefault()
    const to = fromLocalInput(this.free)
    this.querySelector('details')?.removeAttribute('open')
    if (!(to > this.room.clock.now())) {
      this.room.toasts.show('', 'warning', '时间只能向后转，请选一个比现在晚的时间')
      return
    }
    this.free = ''
    void this.#act(() => this.room.clock.turnTo(to))
  }

  async #act(act: () => Promise<void>, said?: string): Promise<void> {
    try {
      await act()
      this.room.toasts.show('', 'success', said ?? `现在是 ${fullText(this.room.clock.now())}`)
    } catch (error) {
      this.room.toasts.show('', 'error', sayFailure(error))
    }
  }
}
