import { html } from 'lit'
import type { Drawn } from '../card/session.ts'

interface Place {
  latitude: number
  longitude: number
  name: string
}

/** A small sheet in which a person says where he is. */
export function drawLocationForm(send: (place: Place) => void): Drawn {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    form.closest('details')?.removeAttribute('open')
    send(placeIn(new FormData(form)))
  }
  return html`<details class="menu">
    <summary class="tool-button">位置</summary>
    <form class="menu-sheet is-upward" @submit=${submit}>
      <label>地点<input name="name" required maxlength="100" value="现场" /></label>
      <label>纬度<input name="latitude" type="number" step="any" min="-90" max="90" required value="35.4907" /></label>
      <label>经度<input name="longitude" type="number" step="any" min="-180" max="180" required value="112.8522" /></label>
      <button class="main-button">发送位置</button>
    </form>
  </details>`
}

function placeIn(data: FormData): Place {
  return { name: String(data.get('name')), latitude: Number(data.get('latitude')), longitude: Number(data.get('longitude')) }
}
