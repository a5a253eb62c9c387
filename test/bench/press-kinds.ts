import type { MembershipId } from '../../src/app/practice/parts/hazards-steps.ts'

/** One press as the callback carries it. */
export interface Press {
  readonly action: string
  readonly value: Readonly<Record<string, unknown>>
  readonly form: Readonly<Record<string, unknown>>
}

export const pressOf = (action: string, value: Record<string, unknown>, form: Record<string, unknown> = {}): Press => ({
  action,
  value: { action, ...value },
  form,
})

/** Presses that only show something; those on a hazard need one that person sees. */
const looks = ['my_todo', 'hz_show', 'help', 'hz_timeline', 'status', 'hz_photos'] as const

/** The next look around of a person. */
export function read(person: MembershipId, hazards: readonly string[], nth: number): Press {
  const action = looks[(nth + person.length) % looks.length] ?? 'help'
  const hazard = hazards[nth % Math.max(1, hazards.length)]
  if (!action.startsWith('hz_')) return pressOf(action, action === 'my_todo' ? { page: 1 } : {})
  return hazard === undefined ? pressOf('my_todo', { page: 1 }) : pressOf(action, { hazard })
}
