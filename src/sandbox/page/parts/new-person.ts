import { html } from 'lit'
import type { Drawn } from '../card/session.ts'
import { firstContext } from '../lib/labels.ts'
import type { Room } from '../room/room.ts'

/** A small form that lets a new member join a tenant: a stranger to the bot until he registers. */
export function drawNewPerson(room: Room): Drawn {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    const data = new FormData(form)
    form.closest('details')?.removeAttribute('open')
    form.reset()
    void room.acts.join(String(data.get('name')), String(data.get('tenant')))
  }
  return html`<details class="menu new-person">
    <summary class="plain-button">＋ 新成员</summary>
    <form class="menu-sheet is-upward" @submit=${submit}>
      <label>姓名<input name="name" required maxlength="20" /></label>
      <label>加入<select name="tenant">${tenants(room).map(({ key, label }) => html`<option value=${key}>${label}</option>`)}</select></label>
      <button class="main-button">加入</button>
    </form>
  </details>`
}

/** The tenants in the room, each told apart by a body whose people are in it. */
function tenants(room: Room): { key: string; label: string }[] {
  const keys = [...new Set(room.people.map((person) => person.tenantKey))]
  return keys.map((key) => {
    const known = room.people.find((person) => person.tenantKey === key && firstContext(person) !== undefined)
    const name = known === undefined ? key : (firstContext(known)?.org.name ?? key)
    return { key, label: `${name} 所在的飞书` }
  })
}
