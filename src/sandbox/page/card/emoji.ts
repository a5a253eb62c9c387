/** The platform's emoji words that cards and chats here use. */
const EMOJI: Record<string, string> = {
  OK: '👌',
  DONE: '✅',
  THUMBSUP: '👍',
  THANKS: '🙏',
  SMILE: '🙂',
  APPLAUSE: '👏',
  HEART: '❤️',
  ALARM: '⏰',
  LGTM: '👍',
  ERROR: '❌',
  WARNING: '⚠️',
}

/** Puts pictures for `:OK:` and its like; unknown words stay as they are. */
export function withEmoji(text: string): string {
  return text.replace(/:([A-Z]{2,20}):/g, (whole, word: string) => (Object.hasOwn(EMOJI, word) ? (EMOJI[word] ?? whole) : whole))
}

/** One emoji by its word. */
export function emojiOf(word: string): string {
  return withEmoji(`:${word}:`)
}
