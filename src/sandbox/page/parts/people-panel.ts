import { html } from 'lit'
import type { Drawn } from '../card/session.ts'
import { firstContext, ORG_KINDS, orgLabel, roleLabels } from '../lib/labels.ts'
import { LightElement } from '../lib/light-element.ts'
import type { Room } from '../room/room.ts'
import { RedrawOn } from '../room/topics.ts'
import type { Person } from '../room/wire.ts'
import { drawAvatar } from './avatar.ts'
import { drawNewPerson } from './new-person.ts'

/** Everybody in the room, by kind of body, with a search; a press puts a person on screen or takes him off. */
export class PeoplePanel extends LightElement {
  static override properties = { room: { attribute: false }, words: { state: true } }

  declare room: Room
  declare words: string

  constructor() {
    super()
    this.words = ''
    new RedrawOn(this, () => ({ of: this.room.topics, names: ['people', 'columns', 'buzz'] }))
  }

  protected override render(): Drawn {
    const found = this.room.people.filter((person) => matches(person, this.words))
    const search = (event: InputEvent): void => {
      this.words = event.target instanceof HTMLInputElement ? event.target.value : ''
    }
    return html`<div class="people">
      <input class="people-search" type="search" placeholder="搜索姓名、单位、角色、手机号" aria-label="搜索人员" .value=${this.words} @input=${search} />
      <div class="people-list">
        ${ORG_KINDS.map(({ kind, label }) =>
          this.#group(
            label,
            found.filter((person) => kindOf(person) === kind),
          ),
        )}
        ${found.length === 0 ? html`<p class="empty">没有找到这个人，请换个词再搜</p>` : undefined}
      </div>
      ${drawNewPerson(this.room)}
    </div>`
  }

  #group(label: string, people: Person[]): Drawn {
    if (people.length === 0) return undefined
    return html`<section aria-label=${label}>
      <h2 class="people-kind">${label}<span>${people.length}</span></h2>
      ${people.map((person) => this.#row(person))}
    </section>`
  }

  #row(person: Person): Drawn {
    const { columns, buzzes } = this.room
    const shown = columns.has(person.openId)
    const unread = this.room.mailbox(person.openId).unread
    const buzzed = buzzes.of(person.openId).length > 0
    const choose = (): void => {
      if (shown && !this.#narrow()) columns.close(person.openId)
      else this.dispatchEvent(new CustomEvent('choose-person', { detail: person.openId, bubbles: true }))
    }
    return html`<button type="button" class="person-row" data-person=${person.openId} aria-pressed=${shown ? 'true' : 'false'} @click=${choose}>
      ${drawAvatar(person.name, person)}
      <span class="person-words">
        <span class="person-name">${person.name}<span class="person-roles">${roleLabels(person).join('、')}</span></span>
        <span class="person-org">${orgLabel(person)}</span>
      </span>
      ${buzzed ? html`<span class="buzz-mark">加急</span>` : undefined}
      ${unread > 0 ? html`<span class="badge" aria-label="${unread} 条未读">${unread > 99 ? '99+' : unread}</span>` : undefined}
    </button>`
  }

  #narrow(): boolean {
    return matchMedia('(max-width: 760px)').matches
  }
}

function kindOf(person: Person): string {
  const kind = firstContext(person)?.org.kind ?? ''
  return ORG_KINDS.some((each) => each.kind === kind) ? kind : ''
}

function matches(person: Person, words: string): boolean {
  const text = [person.name, person.mobile ?? '', ...person.contexts.map((context) => context.org.name), ...roleLabels(person)]
    .join(' ')
    .toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
