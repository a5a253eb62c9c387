/** What a fault can strike: a call of the bot, a push to it (events are repeated, callbacks never), or the long connection itself. */
export type Struck = 'call' | 'event' | 'callback' | 'connection'

type Value = { readonly unit: string; readonly least: number; readonly most: number; readonly isRequired: boolean }
type Meaning = {
  /** What it does to each kind; a kind that is left out is never struck. */
  readonly does: Readonly<Partial<Record<Struck, string>>>
  readonly value?: Value
}

const anyCode = { unit: 'a code', least: 1, most: 2_000_000_000, isRequired: false }
const failure = { unit: 'an HTTP status', least: 300, most: 599, isRequired: false }
const day = 86_400_000

/** Every disturbance the room imitates. */
export const faultEffects = {
  delay: {
    does: {
      call: 'handled `value` ms later',
      event: 'reaches the bot `value` ms later; from 3 s on the platform has given up and pushes again',
      callback: 'reaches the bot `value` ms later; from 3 s on the person sees 200341',
    },
    value: { unit: 'milliseconds', least: 1, most: 60_000, isRequired: true },
  },
  status: {
    does: {
      call: 'answered with HTTP `value` (500) and not handled',
      event: 'something in between answers HTTP `value` (500): the bot hears nothing, the event is pushed again',
      callback: 'something in between answers HTTP `value` (500): the bot hears nothing, the person sees 200671',
    },
    value: failure,
  },
  code: {
    does: {
      call: 'refused with the platform’s code `value` (99991400, frequency)',
      callback: 'the person sees the client’s code `value` (200080)',
    },
    value: anyCode,
  },
  drop: {
    does: {
      call: 'the connection is closed before anything is handled',
      event: 'lost on the way; pushed again',
      callback: 'lost on the way; the person sees 200342',
      connection: 'cut at the next frame from the bot',
    },
  },
  'accept-then-drop': {
    does: {
      call: 'handled, but the connection is closed instead of an answer',
      event: 'reaches the bot, but its answer is lost; pushed again',
      callback: 'reaches the bot, but its answer is lost; the person sees 200342',
    },
  },
  double: {
    does: {
      call: 'handled twice, answered once',
      event: 'arrives twice at the same time; a message under two event_ids, because its page forbids to rely on them',
      callback: 'arrives twice at the same time; the first answer is shown',
    },
  },
  reorder: { does: { event: 'waits until a later event of the app is through, at most 1 s' } },
  silence: {
    does: {
      call: 'the connection stays open and no answer ever comes',
      event: 'never arrives and nothing breaks; pushed again',
      callback: 'never arrives and nothing breaks; the person sees 200341 after 3 s',
      connection: 'stays open and is deaf both ways: no push goes out, no ping and no acknowledgement is heard',
    },
  },
  'bad-signature': {
    does: {
      event: 'signed wrongly (without an Encrypt Key: with a wrong token); refused by a careful bot, then pushed again rightly',
      callback: 'signed wrongly (without an Encrypt Key: with a wrong token); the person sees 200671 from a careful bot',
    },
  },
  truncate: {
    does: {
      call: 'handled, but half of the answer comes and the connection is closed',
      event: 'half of it arrives; pushed again',
      callback: 'half of it arrives; the person sees an error',
    },
  },
  replay: {
    does: {
      event: 'although acknowledged, pushed once more `value` ms of practice time later (six hours)',
      callback: 'sent once more as soon as it was answered; that answer is shown to nobody',
    },
    value: { unit: 'milliseconds of practice time', least: 1, most: 7 * day, isRequired: false },
  },
  /** The whole platform is gone for the app, or for all. */
  away: {
    does: {
      call: 'the connection is closed, or answered with HTTP `value`',
      event: 'not pushed; tried again later',
      callback: 'not sent; the person sees 200080',
      connection: 'cut, and no new one is let in',
    },
    value: { ...failure, least: 500 },
  },
} as const satisfies Record<string, Meaning>

export type FaultEffect = keyof typeof faultEffects

export const effectNames = Object.keys(faultEffects) as [FaultEffect, ...FaultEffect[]]

export function meaningOf(effect: FaultEffect): Meaning {
  return faultEffects[effect]
}
