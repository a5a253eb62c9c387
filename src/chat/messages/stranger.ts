import { strangerWelcome } from '../../../cards/index.ts'
import type { Intent } from '../intents.ts'
import { registrationCard } from '../registration-cards.ts'
import { answer, contextOf, type Said } from './said.ts'

/** To a stranger the bot lists nothing: it says how to register, and takes an invite code. */
export async function answerStranger(said: Said, intent: Intent): Promise<void> {
  const { deps, message } = said
  if (intent.intent !== 'code' && intent.intent !== 'register') return answer(said, strangerWelcome({}, contextOf(said)))
  const values = intent.intent === 'code' ? { code: intent.code } : {}
  await answer(said, await registrationCard(deps, message, { values }))
}
