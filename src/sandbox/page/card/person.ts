import { html } from 'lit'
import { type Json, recordsOf, textOf } from '../lib/plain.ts'
import { drawAvatar } from '../parts/avatar.ts'
import type { CardSession, Drawn } from './session.ts'

/** `person`: avatar and name of one person. */
export function drawPerson(element: Json, session: CardSession): Drawn {
  return html`<div class="card-people">${chip(textOf(element.user_id), session, {
    avatar: element.show_avatar !== false,
    name: element.show_name === true,
  })}</div>`
}

/** `person_list`. */
export function drawPersonList(element: Json, session: CardSession): Drawn {
  const show = { avatar: element.show_avatar === true, name: element.show_name !== false }
  return html`<div class="card-people">${recordsOf(element.persons).map((each) => chip(textOf(each.id), session, show))}</div>`
}

function chip(openId: string, session: CardSession, show: { avatar: boolean; name: boolean }): Drawn {
  const person = session.around.person(openId)
  const name = person?.name ?? '未知人员'
  return html`<span class="card-person" title=${name}>
    ${show.avatar ? drawAvatar(name, person, 'small') : undefined}${show.name ? html`<span>${name}</span>` : undefined}
  </span>`
}
