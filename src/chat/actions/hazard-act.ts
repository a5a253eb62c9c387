import type { ActionName } from '../../../cards/actions.ts'
import type { Filled, Values } from '../../../cards/kit/index.ts'
import type { AppError } from '../../lib/errors.ts'
import { type HazardInput, hazardView, type RunHazardCommand } from '../../modules/hazards/index.ts'
import type { HazardCommand, HazardView } from '../../modules/hazards/types.ts'
import type { ActionEntry, Pressed } from '../action-table.ts'
import { refused, shown, succeeded } from '../answers.ts'
import { drawingOf, hazardCard } from '../hazard-cards.ts'
import { cardAfter } from '../present.ts'

type Card = Record<string, unknown>
/** Actions whose value names a hazard. */
type OnHazard = { hazard: string; v?: number | undefined }
export type DrawForm = (pressed: Pressed<ActionName>, view: HazardView, filled: Filled) => Promise<Card>

const gone = '没有找到这条隐患。请发“我的待办”，从最新的卡片里办理。'

/** What a press on a hazard carries, for its command. */
export function inputOf(pressed: Pressed<ActionName>): HazardInput {
  const { hazard, v } = pressed.value as OnHazard
  return { hazard, v, form: pressed.form }
}

/** What was typed, for drawing the form again; only texts and ticks. */
export function filledOf(pressed: Pressed<ActionName>, error?: AppError): Filled {
  const values: Values = Object.fromEntries(
    Object.entries(pressed.form).filter(([, value]) => typeof value === 'string' || typeof value === 'boolean') as [
      string,
      string | boolean,
    ][],
  )
  return { values, ...(error && { error: { field: error.field, message: error.message } }) }
}

/** A press that opens a form or a view of a hazard; nothing is written. */
export function opensForm<A extends ActionName>(needs: HazardCommand | undefined, draw: DrawForm): ActionEntry<A> {
  return {
    ...(needs && { needs }),
    handle: async (given) => {
      const pressed = given as unknown as Pressed<ActionName>
      const view = await seen(pressed)
      if (!view) return refused(gone)
      if (needs && !view.may.includes(needs))
        return refused('这一步现在不能办，下面是最新情况。', hazardCard(drawingOf(pressed.deps), view, { isStale: true }))
      return shown(await draw(pressed, view, {}))
    },
  }
}

/**
 * A press that carries out a command on a hazard. The card answered is the notice's own, drawn anew, so that what the reader
 * sees after the press and after the next redrawing is the same; a refused form comes back filled.
 */
export function carriesOut<A extends ActionName>(spec: {
  needs: HazardCommand
  command: RunHazardCommand
  done: string | ((view: HazardView) => string)
  again?: DrawForm
  amend?: (pressed: Pressed<A>) => object
  /** What is taken along before the command: pictures that wait in the chat. */
  before?: (pressed: Pressed<ActionName>) => Promise<void>
}): ActionEntry<A> {
  const { again } = spec
  return {
    needs: spec.needs,
    handle: async (given) => {
      const pressed = given as unknown as Pressed<ActionName>
      const input = inputOf(pressed)
      await spec.before?.(pressed)
      const form = { ...(input.form as object), ...spec.amend?.(given) }
      const view = await spec.command(pressed.deps, pressed.actor, { ...input, form })
      const done = typeof spec.done === 'string' ? spec.done : spec.done(view)
      return succeeded(done, await cardAfter(pressed, view))
    },
    ...(again && {
      again: async (given: Pressed<A>, error: AppError) => {
        const pressed = given as unknown as Pressed<ActionName>
        const view = await seen(pressed)
        if (!view) throw error
        return again(pressed, view, filledOf(pressed, error))
      },
    }),
  }
}

export function seen({ deps, actor, value }: Pressed<ActionName>): Promise<HazardView | null> {
  return hazardView(deps.db.prisma, { actor, hazard: (value as OnHazard).hazard }, deps.clock.now())
}
