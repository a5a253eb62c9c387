import type { Tx } from '../../../db/types.ts'

/** Keeps the context chosen in a chat until another is chosen. */
export async function keepContext(
  tx: Tx,
  chat: { appId: string; openId: string; chatId: string },
  chosen: { membershipId: string; chosenAt: Date },
): Promise<void> {
  const { appId, openId, chatId } = chat
  await tx.chatContext.upsert({
    where: { appId_openId_chatId: { appId, openId, chatId } },
    create: { appId, openId, chatId, ...chosen },
    update: chosen,
  })
}
