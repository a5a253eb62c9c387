import { z } from 'zod'

import { isOnThisMachine } from '../http/this-machine.ts'

const app = z.strictObject({
  /** The SDK's WSClient starts only for this form. */
  appId: z.string().regex(/^cli_[0-9a-f]{16}$/),
  appSecret: z.string().min(1),
  name: z.string().min(1),
  tenantKey: z.string().min(1),
  /** Who may use the bot: everybody of the tenant, or these accounts (230013 for the rest). */
  availability: z.union([z.literal('all'), z.array(z.string())]).optional(),
  /** Granted scopes; left out: all. */
  scopes: z.array(z.string()).optional(),
  /** As in the console; without an Encrypt Key nothing is encrypted or signed. */
  encryptKey: z.string().min(1).optional(),
  verificationToken: z.string().min(1).optional(),
  /** Request address for events and callbacks on this machine, taken as saved; left out: the long connection. */
  webhook: z.string().refine(isOnThisMachine, 'no http address on this machine').optional(),
})

const person = z.strictObject({
  openId: z
    .string()
    .regex(/^ou_[0-9a-zA-Z]{1,40}$/)
    .optional(),
  name: z.string().min(1),
  tenantKey: z.string().min(1),
  mobile: z.string().optional(),
})

const chat = z.strictObject({
  chatId: z
    .string()
    .regex(/^oc_[0-9a-zA-Z]{1,40}$/)
    .optional(),
  name: z.string().min(1),
  tenantKey: z.string().min(1),
  openIds: z.array(z.string()),
  bot: z.boolean().default(true),
})

/** What a room is when it is new: who is there and which bots they know. */
export const roomConfigSchema = z
  .strictObject({
    /** Practice instant of a new room, ISO 8601. */
    startsAt: z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]),
    tenants: z.array(z.strictObject({ tenantKey: z.string().min(1), name: z.string().min(1) })).min(1),
    apps: z.array(app),
    people: z.array(person),
    chats: z.array(chat).optional(),
  })
  .superRefine((room, issue) => {
    const keys = new Set(room.tenants.map((tenant) => tenant.tenantKey))
    const owners = new Set<string>()
    for (const one of [...room.apps, ...room.people, ...(room.chats ?? [])]) {
      if (!keys.has(one.tenantKey)) issue.addIssue({ code: 'custom', message: `no tenant ${one.tenantKey}` })
    }
    for (const one of room.apps) {
      // A self-built app belongs to one tenant, and a person's open_id is that of the tenant's app.
      if (owners.has(one.tenantKey)) issue.addIssue({ code: 'custom', message: `tenant ${one.tenantKey} has two apps` })
      owners.add(one.tenantKey)
    }
  })

export type RoomConfig = z.input<typeof roomConfigSchema>
export type ParsedRoomConfig = z.output<typeof roomConfigSchema>
