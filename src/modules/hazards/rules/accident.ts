import { denied, events, harm, machines, past, people, present, supposed } from './accident-words.ts'

/** Hours in which the enterprise must report an accident from the moment its head knows (生产安全事故报告和调查处理条例 9). */
export const accidentReportHours = 1

/** Whether a text says that people are being harmed now, and by which words it was recognised. */
export interface AccidentReading {
  readonly isAccident: boolean
  /** At most five, in the order they stand. */
  readonly words: readonly string[]
}

const parts = (text: string) =>
  text
    .normalize('NFKC')
    .split(/[，。；、！？,;!?\n\r]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Practice and records are named after the event (`爆炸事故演练`); told after them it happened there (`演练时炸伤两人`). */
function isSupposed(part: string, at: number): boolean {
  const [feared, named, practised] = supposed
  return Boolean(feared?.test(part.slice(0, at + 1)) || named?.test(part) || practised?.test(part.slice(at)))
}

/** Parts that go on telling of a past accident: `2024年发生爆炸，死亡3人`; a part that says "now" ends the tale. */
function withoutTales(all: readonly string[]): readonly string[] {
  let isTale = false
  return all.filter((part) => {
    const hit = firstWord(part, [...events, ...harm])
    if (present.test(part)) isTale = false
    else if (hit !== null && past.test(part.slice(0, hit.at))) isTale = true
    return !isTale
  })
}

function firstWord(part: string, patterns: readonly RegExp[]): { word: string; at: number } | null {
  for (const pattern of patterns) {
    const hit = pattern.exec(part)
    if (hit !== null) return { word: hit[0], at: hit.index }
  }
  return null
}

function harmIn(part: string): string | null {
  const hit = firstWord(part, harm)
  if (hit === null || denied.test(part) || isSupposed(part, hit.at)) return null
  return machines.test(part) && !people.test(part) ? null : hit.word
}

function eventIn(part: string): string | null {
  const hit = firstWord(part, events)
  return hit === null || denied.test(part) || isSupposed(part, hit.at) ? null : hit.word
}

/**
 * Recognises a text that speaks of an accident with people in it: 埋、死、伤、爆炸、透水、着火.
 *
 * The two mistakes are not alike: a missed accident may cost the hour in which it must be reported, a false alarm costs a
 * card that says how to report the hazard after all. What is denied, feared, practised or past is not an accident.
 *
 * Pure; it reads words, it does not understand. Nothing is decided by it but which card answers first.
 */
export function readAccident(text: string): AccidentReading {
  const all = withoutTales(parts(text))
  const harmed = all.flatMap((part) => harmIn(part) ?? [])
  const happened = all.flatMap((part) => eventIn(part) ?? [])
  const withPeople = all.some((part) => people.test(part) && !denied.test(part))
  const words = withPeople ? [...happened, ...harmed] : harmed
  return { isAccident: words.length > 0, words: words.slice(0, 5) }
}
