import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, recordsOf, textOf, textsOf } from '../lib/plain.ts'
import { spaceOf } from './attributes.ts'
import { fieldOf, takeValue } from './field.ts'
import type { CardSession, Drawn } from './session.ts'

const COLUMNS: Record<string, number> = { stretch: 1, bisect: 2, trisect: 3 }

/** `select_img`: pictures to choose from, one or (in a form) several. */
export function drawSelectImage(element: Json, session: CardSession): Drawn {
  const field = fieldOf(element, session)
  const several = element.multi_select === true
  const entered = session.entered(field.key, several ? [] : '')
  const chosen = several ? textsOf(entered) : [textOf(entered)]
  const choose = (value: string): void => {
    if (!several) takeValue(element, session, value)
    else takeValue(element, session, chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  }
  const ratio = textOf(element.aspect_ratio, '16:9').replace(':', '/')
  const style = cssText({
    'grid-template-columns': `repeat(${COLUMNS[textOf(element.layout)] ?? 2}, 1fr)`,
    margin: spaceOf(element.margin),
    '--ratio': /^\d+\/\d+$/.test(ratio) ? ratio : '16/9',
  })
  return html`<div class="card-select-image ${field.missing ? 'is-missing' : ''}" role="group" aria-label=${field.spoken || '选择图片'} data-name=${field.name} .style=${style}>
    ${recordsOf(element.options).map((option, index) => drawOption({ option, index }, chosen, { session, choose, off: field.disabled }))}
    ${field.missing ? html`<span class="card-missing" role="alert">请选择图片</span>` : undefined}
  </div>`
}

function drawOption(
  { option, index }: { option: Json; index: number },
  chosen: string[],
  act: { session: CardSession; choose: (value: string) => void; off: boolean },
): Drawn {
  const value = textOf(option.value)
  const on = chosen.includes(value)
  const off = act.off || option.disabled === true
  const name = `第 ${index + 1} 张${on ? '（已选）' : ''}`
  return html`<button type="button" data-value=${value} aria-pressed=${on ? 'true' : 'false'} aria-label=${name} ?disabled=${off} @click=${() => act.choose(value)}>
    <img src=${act.session.around.imageUrl(textOf(option.img_key))} alt="" />
    ${on ? html`<span class="card-chosen" aria-hidden="true">✓</span>` : undefined}
  </button>`
}
