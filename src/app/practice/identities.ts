import { createHash } from 'node:crypto'

import type { PracticePerson, PracticeTenant } from './world/types.ts'

const digest = (text: string) => createHash('sha256').update(`anze practice ${text}`).digest('hex')

/** The one app of a practice tenant; its secret opens nothing but the emulator. */
export interface PracticeApp {
  readonly appId: string
  readonly appSecret: string
  readonly name: string
  readonly tenantKey: PracticeTenant
  /** Of webhooks; made up like the rest. */
  readonly encryptKey: string
  readonly verificationToken: string
}

/** `cli_` and 16 hex digits, the only form the SDK's long connection starts for. */
export function practiceAppId(tenantKey: PracticeTenant): string {
  return `cli_${digest(`app ${tenantKey}`).slice(0, 16)}`
}

/** The practice apps, one a tenant. */
export const practiceApps: readonly PracticeApp[] = (['practice_gov', 'practice_ent'] as const).map((tenantKey) => ({
  appId: practiceAppId(tenantKey),
  appSecret: digest(`secret ${tenantKey}`).slice(0, 32),
  name: '安责通',
  tenantKey,
  encryptKey: digest(`encrypt key ${tenantKey}`).slice(0, 32),
  verificationToken: digest(`verification token ${tenantKey}`).slice(0, 32),
}))

/** `ou_` and 32 hex digits, the same in every room; the account belongs to the app of the person's tenant. */
export function practiceOpenId(personId: string): string {
  return `ou_${digest(`person ${personId}`).slice(0, 32)}`
}

/** A number of the made-up kind 1390000xxxx, by the person's place in the list. */
export function practiceMobile(place: number): string {
  return `139${String(place + 1).padStart(8, '0')}`
}

/** A made-up identity number of the right length: region of 山西, an impossible birthday, no valid check digit intended. */
export function practiceIdNumber(place: number): string {
  return `140000190000${String(place + 1).padStart(4, '0')}0X`
}

/** Where a card for this person goes; null without an account. */
export function practiceAccount(person: PracticePerson): { readonly appId: string; readonly openId: string } | null {
  return person.account ? { appId: practiceAppId(person.tenantKey), openId: practiceOpenId(person.id) } : null
}
