import { type PracticeApp, practiceApps, practiceMobile, practiceOpenId } from './identities.ts'
import type { PracticeTenant } from './world/types.ts'
import { practiceWorld } from './world/world.ts'

/** Instant at which a new room begins: a Monday morning in Shanghai. */
export const practiceBeginsAt = new Date('2026-11-23T09:00:00+08:00')

/** Members of a tenant the bot knows nothing of: it has to ask who they are. */
export const practiceStrangers: readonly { readonly id: string; readonly name: string; readonly tenantKey: PracticeTenant }[] = [
  { id: 'stranger.gov', name: '陌小川', tenantKey: 'practice_gov' },
  { id: 'stranger.ent', name: '路小遥', tenantKey: 'practice_ent' },
]

/** What the emulator must know for a new room: tenants, apps, and everybody with an account. */
export interface PracticeRoom {
  readonly startsAt: string
  readonly tenants: { readonly tenantKey: string; readonly name: string }[]
  readonly apps: PracticeApp[]
  readonly people: { readonly openId: string; readonly name: string; readonly tenantKey: string; readonly mobile: string }[]
}

/** The practice room as the emulator's configuration. A person's app is the one of the tenant. */
export function practiceRoom(): PracticeRoom {
  const known = practiceWorld.people.map((person, place) => ({ ...person, mobile: practiceMobile(place) })).filter(({ account }) => account)
  const strangers = practiceStrangers.map((person, place) => ({ ...person, mobile: practiceMobile(9000 + place) }))
  return {
    startsAt: '2026-11-23T09:00:00+08:00',
    tenants: [
      { tenantKey: 'practice_gov', name: '政府与保险（练习）' },
      { tenantKey: 'practice_ent', name: '企业（练习）' },
    ],
    apps: practiceApps.map((app) => ({ ...app })),
    people: [...known, ...strangers].map(({ id, name, tenantKey, mobile }) => ({ openId: practiceOpenId(id), name, tenantKey, mobile })),
  }
}
