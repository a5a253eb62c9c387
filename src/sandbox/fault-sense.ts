import { type FaultEffect, meaningOf, type Struck } from './fault-effects.ts'

export type Match = {
  readonly path?: string | undefined
  readonly method?: string | undefined
  readonly appId?: string | undefined
  readonly event?: string | undefined
}

/** Path under which the long connection itself is matched. */
export const connectionPath = '/ws/v2'
/** The one callback there is; everything else that is pushed is an event. */
export const callbackType = 'card.action.trigger'

/** What is wrong with a fault, in words for whoever set it; undefined when it makes sense. */
export function whatIsSenseless(fault: { match: Match; effect: FaultEffect; value?: number | undefined }): string | undefined {
  const { match, effect } = fault
  if (match.event !== undefined && (match.path !== undefined || match.method !== undefined)) {
    return 'match: a push has no path and no method; name either `event`, or `path` and `method`'
  }
  if (effect === 'away' && (match.event ?? match.path ?? match.method) !== undefined) {
    return 'away is the whole platform: match nothing, or an appId'
  }
  const kinds = kindsOf(match)
  const { does } = meaningOf(effect)
  if (!kinds.some((kind) => does[kind] !== undefined)) {
    return `${effect} strikes ${Object.keys(does).join(', ')}; this match names ${kinds.join(', ') || 'nothing'}`
  }
  return whatIsWrongWithValue(effect, fault.value)
}

/** The kinds a match leaves open. */
function kindsOf({ path, method, event }: Match): Struck[] {
  if (event !== undefined) {
    const isCallback = fits(event, callbackType)
    if (event === callbackType) return ['callback']
    return isCallback ? ['event', 'callback'] : ['event']
  }
  if (path === undefined) return method === undefined ? ['call', 'event', 'callback', 'connection'] : ['call']
  const kinds: Struck[] = path === connectionPath ? [] : ['call']
  return method === undefined && fits(path, connectionPath) ? [...kinds, 'connection'] : kinds
}

function whatIsWrongWithValue(effect: FaultEffect, given: number | undefined): string | undefined {
  const { value } = meaningOf(effect)
  if (value === undefined) return given === undefined ? undefined : `${effect} takes no value`
  if (given === undefined) return value.isRequired ? `${effect} needs a value: ${value.unit}` : undefined
  if (given >= value.least && given <= value.most) return undefined
  return `${effect}: value is ${value.unit} from ${value.least} to ${value.most}`
}

/** Whether a pattern, in which `*` stands for anything, is the text. */
export function fits(pattern: string, text: string | undefined): boolean {
  if (text === undefined) return false
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}
