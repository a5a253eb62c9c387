import { z } from 'zod'

import { shanghaiDate } from '../../../lib/calendar.ts'
import { gradeForm } from '../forms.ts'
import { fieldError } from '../parse-form.ts'
import { dueDateProblem } from '../rules/due-dates.ts'
import { hazardCommand } from './hazard-command.ts'
import { putUnderRepair } from './put-under-repair.ts'

const form = z.object({ due_on: gradeForm.shape.due_on, fixer: gradeForm.shape.fixer })

/** Puts a registered general hazard under repair: due date and fixer, as after a downgrade. */
export const notifyHazard = hazardCommand({
  command: 'notify',
  form,
  apply: async (step) => {
    const { facts, now } = step
    const dueOn = step.form.due_on ?? facts.hazard.dueOn ?? undefined
    if (dueOn === undefined) throw fieldError('due_on', '没有填写，请补上后再提交。')
    // A date that runs already stays, also where it is past: only an extension lengthens it.
    const problem = dueOn === facts.hazard.dueOn ? null : dueDateProblem(dueOn, 'general', shanghaiDate(now))
    if (problem !== null) throw fieldError('due_on', problem)
    const set = await putUnderRepair(step, { dueOn, fixer: step.form.fixer ?? facts.fixer?.personId ?? null })
    return { set, details: { dueOn } }
  },
})
