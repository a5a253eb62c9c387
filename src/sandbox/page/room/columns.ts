import type { Topics } from './topics.ts'
import type { Person } from './wire.ts'

/** One person on screen. */
export interface Column {
  openId: string
  /** Chat that is open; undefined is the direct chat with the bot. */
  chatId: string | undefined
}

const KEPT_AS = 'anze-practice-columns'
/** Whom a newcomer sees first: someone who reports, and someone who is told. */
const FIRST_ROLES = ['bx.service', 'qy.principal']

/** The people on screen, left to right; remembered by the browser. */
export class Columns {
  list: Column[] = []
  /** The person a narrow screen shows. */
  active: string | undefined
  readonly #topics: Topics

  constructor(topics: Topics) {
    this.#topics = topics
    this.list = restored()
  }

  /** Chooses the first two people when nobody is on screen yet. */
  begin(people: Person[]): void {
    if (this.list.length > 0) return
    const chosen = FIRST_ROLES.map((role) => people.find((person) => holds(person, role) && person.contexts.length === 1))
    const rest = people.filter((person) => !chosen.includes(person))
    const first = chosen.filter((person) => person !== undefined)
    this.#set([...first, ...rest].slice(0, 2).map((person) => ({ openId: person.openId, chatId: undefined })))
    this.active = this.list[0]?.openId
  }

  /** Drops the columns of people who are gone. */
  keepOnly(people: Person[]): void {
    this.#set(this.list.filter((column) => people.some((person) => person.openId === column.openId)))
  }

  has(openId: string): boolean {
    return this.list.some((column) => column.openId === openId)
  }

  show(openId: string): void {
    this.active = openId
    this.#set(this.has(openId) ? this.list : [...this.list, { openId, chatId: undefined }])
  }

  close(openId: string): void {
    this.#set(this.list.filter((column) => column.openId !== openId))
    if (this.active === openId) this.active = this.list[0]?.openId
    this.#topics.tell('columns')
  }

  openChat(openId: string, chatId: string | undefined): void {
    this.#set(this.list.map((column) => (column.openId === openId ? { openId, chatId } : column)))
  }

  #set(list: Column[]): void {
    this.list = list
    if (this.active === undefined || !this.has(this.active)) this.active = list[0]?.openId
    localStorage.setItem(KEPT_AS, list.map((column) => column.openId).join(' '))
    this.#topics.tell('columns')
  }
}

function holds(person: Person, role: string): boolean {
  return person.contexts.some((context) => context.roles.includes(role))
}

function restored(): Column[] {
  const openIds = (localStorage.getItem(KEPT_AS) ?? '').split(' ').filter((each) => each !== '')
  return openIds.map((openId) => ({ openId, chatId: undefined }))
}
