/** What the platform answers when it refuses: its code, its words and the HTTP status it uses for it. */
export class PlatformError extends Error {
  readonly code: number
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly extra: Readonly<Record<string, unknown>>

  constructor(
    code: number,
    message: string,
    options: { status?: number; headers?: Record<string, string>; extra?: Record<string, unknown> } = {},
  ) {
    super(message)
    this.name = 'PlatformError'
    this.code = code
    this.status = options.status ?? 400
    this.headers = options.headers ?? {}
    this.extra = options.extra ?? {}
  }
}

/** Refusals with fixed words (im-v1/message/create, im-v1/message-card/patch, im-v1/message/delete, im-v1/image/create). */
const refusals = {
  10014: 'app secret invalid',
  10015: 'app_id not exist',
  99991661: 'Missing access token for authorization. Please make a request with token attached.',
  99991663: 'Invalid access token for authorization. Please make a request with token attached.',
  99991668: 'Invalid access token for authorization. Please make a request with token attached.',
  230001: 'Your request contains an invalid request parameter.',
  230002: 'Bot/User can NOT be out of the chat.',
  230009: 'This operation is not allowed as the message has expired.',
  230011: 'The message was recalled.',
  230012: 'Bot is NOT the sender of the message.',
  230013: 'Bot has NO availability to this user.',
  230017: 'Bot is NOT the owner of the resource.',
  230020: 'This operation triggers the frequency limit.',
  230023: 'The number of unread urgent messages of the user exceeds the limit.',
  230024: 'Reach the upper limit of urgent message.',
  230025: 'The length of the message content reaches its limit.',
  230026: 'No permission to recall this message.',
  230029: 'User has resigned.',
  230031: 'The message can not be updated, because it has been sent more than 14 days.',
  230033: 'The message has been sent more than 7 days.',
  230034: 'The receive_id is invalid.',
  230035: 'Send Message Permission deny.',
  230038: 'Cross tenant p2p chat operate forbid.',
  230053: 'The user has stopped the bot from sending messages.',
  230054: 'This operation is not supported for this type of message.',
  230055: 'The type of file upload does not match the type of message being sent.',
  230072: 'The message has reached the number of times it can be edited.',
  230075: 'The message has exceeded the time limit for editing.',
  230110: 'The message has been deleted.',
  232009: 'Your request specifies a chat which has already been dissolved.',
  232011: 'Operator can NOT be out of the chat.',
  234001: 'Invalid request param.',
  234003: 'File not in msg.',
  234004: 'App not in chat.',
  234006: 'The file size exceed the max value.',
  234010: "File's size can't be 0.",
  234011: "Can't recognize the image format.",
  234039: 'Image resolution exceeds limit.',
  234008: 'The app is not the resource sender.',
  234042: 'Hint: no such file.',
} as const

export type RefusalCode = keyof typeof refusals

/** A refusal with the platform's usual words, HTTP 400. */
export function refuse(code: RefusalCode): PlatformError {
  return new PlatformError(code, refusals[code])
}

/** A refusal by number, for codes that come from outside (faults, a person's settings). */
export function refuseWith(code: number): PlatformError {
  return code in refusals ? refuse(code as RefusalCode) : new PlatformError(code, 'Refused by the practice room.')
}
