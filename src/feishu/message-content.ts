import { z } from 'zod'
import type { InboundMessage } from '../chat/inbound.ts'

type Content = InboundMessage['content']

const postLine = z.array(z.object({ tag: z.string(), text: z.string().optional(), image_key: z.string().optional() }).loose())

const shapes = {
  text: z.object({ text: z.string() }),
  image: z.object({ image_key: z.string() }),
  file: z.object({ file_key: z.string(), file_name: z.string().default('') }),
  location: z.object({ name: z.string().default(''), latitude: z.coerce.number(), longitude: z.coerce.number() }),
  post: z.object({ title: z.string().default(''), content: z.array(postLine) }),
} as const

/**
 * The content of a received message; kinds we do not read come back by name, so that they can be answered.
 *
 * @param json - `message.content`, a JSON text; malformed content is treated as a kind we do not read.
 * @see im-v1/message/message-content-description/message_content
 */
export function readContent(messageType: string, json: string): Content {
  const other: Content = { type: 'other', messageType }
  const raw = parsed(json)
  if (raw === undefined) return other
  switch (messageType) {
    case 'text':
      return take(shapes.text, raw, ({ text }) => ({ type: 'text', text: withoutMentions(text) })) ?? other
    case 'image':
      return take(shapes.image, raw, ({ image_key: imageKey }) => ({ type: 'image', imageKey })) ?? other
    case 'file':
      return take(shapes.file, raw, (file) => ({ type: 'file', fileKey: file.file_key, fileName: file.file_name })) ?? other
    case 'location':
      return take(shapes.location, raw, (place) => ({ type: 'location', ...place })) ?? other
    case 'post':
      return take(shapes.post, raw, readPost) ?? other
    default:
      return other
  }
}

function readPost({ title, content }: z.infer<typeof shapes.post>): Content {
  const spans = content.flat()
  const lines = content.map((line) => line.map((span) => span.text ?? '').join(''))
  const imageKeys = spans.flatMap((span) => (span.tag === 'img' && span.image_key ? [span.image_key] : []))
  return { type: 'post', text: withoutMentions([title, ...lines].filter(Boolean).join('\n')), imageKeys }
}

function take<S extends z.ZodType>(schema: S, raw: unknown, make: (value: z.infer<S>) => Content): Content | null {
  const result = schema.safeParse(raw)
  return result.success ? make(result.data) : null
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Mentions arrive as `@_user_1`; they say whom the message was for, not what it says. */
const withoutMentions = (text: string): string => text.replace(/@_(user_\d+|all)\s?/g, '').trim()
