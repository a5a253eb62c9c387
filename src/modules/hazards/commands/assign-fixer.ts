import { audienceOf } from '../audience.ts'
import { fixerForm } from '../forms.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { namedFixer } from './fixer.ts'
import { hazardCommand } from './hazard-command.ts'
import { tell } from './telling.ts'

/** Names the one person who fixes and gets the reminders. */
export const assignFixer = hazardCommand({
  command: 'assign_fixer',
  form: fixerForm,
  apply: async (step) => {
    const { tx, facts, form, now } = step
    const fixerPersonId = await namedFixer(tx, { enterpriseId: facts.hazard.enterpriseId ?? '', said: form.fixer }, now)
    const named = { ...facts, fixer: { ...facts.finder, personId: fixerPersonId } }
    await tell(step, { kind: loopNotices.fixerAssigned, to: await audienceOf(tx, { facts: named, words: ['fixer'] }, now) })
    return { set: { fixerPersonId }, details: { fixer: fixerPersonId } }
  },
})
