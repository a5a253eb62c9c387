import { html, type TemplateResult } from 'lit'
import { initials, tintOf } from '../lib/labels.ts'
import type { Person } from '../room/wire.ts'

/** A round sign with a person's initials, coloured by the kind of body he belongs to. */
export function drawAvatar(name: string, person: Person | undefined, size: 'small' | 'medium' | 'large' = 'medium'): TemplateResult {
  return html`<span class="avatar avatar-${size} tint-${tintOf(person)}" aria-hidden="true">${initials(name)}</span>`
}

/** The bot's sign. */
export function drawBotAvatar(): TemplateResult {
  return html`<span class="avatar avatar-medium avatar-bot" aria-hidden="true">安</span>`
}
