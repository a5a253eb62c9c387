import { LitElement } from 'lit'

/** An element drawn into the page itself, so that the style sheets, labels and ids of the page reach it. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren()
    return this
  }
}
