import { registrationForm } from '../../cards/index.ts'
import type { FormError, Option, Values } from '../../cards/kit/index.ts'
import { roles, triesLeft } from '../modules/directory/index.ts'
import { cardContext } from './answers.ts'
import type { ChatDeps } from './deps.ts'

/** Every role of a body; the operator's own is given by invitation only. */
const roleOptions = (): Option[] =>
  Object.entries(roles).flatMap(([code, { zh }]) => (code === 'sys.op' ? [] : [{ value: code, text: zh }]))

/** The registration form, empty or as it was filled in. */
export async function registrationCard(
  deps: Pick<ChatDeps, 'db' | 'clock' | 'practice'>,
  account: { appId: string; openId: string },
  filled: { values?: Values; error?: FormError } = {},
): Promise<Record<string, unknown>> {
  const left = await triesLeft(deps.db.prisma, { appId: account.appId, openId: account.openId }, deps.clock.now())
  return registrationForm({ roles: roleOptions(), triesLeft: left, ...filled }, cardContext(deps, null))
}
