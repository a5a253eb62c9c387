/** Why a press sends nothing. */
export class PressRefusal extends Error {
  /** `client` refusals are what the person sees; the others mean that the caller asked for something that is not there. */
  readonly kind: 'client' | 'bad-request' | 'not-found' | 'conflict'
  readonly code: string
  readonly details: unknown

  constructor(kind: PressRefusal['kind'], code: string, message: string, details?: unknown) {
    super(message)
    this.name = 'PressRefusal'
    this.kind = kind
    this.code = code
    this.details = details
  }
}
