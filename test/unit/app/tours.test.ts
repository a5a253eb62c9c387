import { describe, expect, it } from 'vitest'

import { actions } from '../../../cards/actions.ts'
import { practiceRoom } from '../../../src/app/practice/room.ts'
import { practiceTours } from '../../../src/app/practice/tours.ts'

const accounts = new Set(practiceRoom().people.map(({ openId }) => openId))
const ids = practiceTours.map(({ id }) => id)

describe('tours of the practice room', () => {
  it('have an id each', () => {
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(practiceTours)('$id has five steps, each of somebody in the room who does something the bot knows', ({ steps, next }) => {
    expect(steps).toHaveLength(5)
    for (const { openId, says, deed } of steps) {
      expect(accounts).toContain(openId)
      expect(says).toMatch(/\p{Script=Han}/u)
      if (deed.does === 'press') expect(deed.components.filter((name) => !Object.hasOwn(actions, name))).toEqual([])
    }
    if (next !== undefined) expect(ids).toContain(next)
  })
})
