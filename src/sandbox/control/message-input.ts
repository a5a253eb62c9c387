import { z } from 'zod'

const bytes = z.strictObject({ base64: z.base64(), name: z.string().min(1) })

const postElement = z.looseObject({ tag: z.string(), image: bytes.optional() })
const postContent = z.strictObject({ title: z.string().default(''), content: z.array(z.array(postElement)) })

/** `true` stands for one without any particulars. */
function orTrue<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  return z.union([z.literal(true), schema])
}

const kinds = {
  text: z.string().min(1),
  /** As received: no locale around it. An `img` element may bring its picture as `image`. */
  post: postContent,
  image: bytes,
  file: bytes,
  location: z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), name: z.string() }),
  audio: orTrue(
    z.strictObject({ base64: z.base64().optional(), name: z.string().optional(), durationMs: z.number().int().positive().optional() }),
  ),
  sticker: orTrue(z.strictObject({ fileKey: z.string().optional() })),
}

const kindNames = Object.keys(kinds) as (keyof typeof kinds)[]

/** What a person sends: exactly one kind of content. */
export const messageInput = z
  .strictObject({
    text: kinds.text.optional(),
    post: kinds.post.optional(),
    image: kinds.image.optional(),
    file: kinds.file.optional(),
    location: kinds.location.optional(),
    audio: kinds.audio.optional(),
    sticker: kinds.sticker.optional(),
    chatId: z.string().optional(),
    replyTo: z.string().optional(),
    mentionBot: z.boolean().optional(),
  })
  .refine((input) => kindNames.filter((kind) => input[kind] !== undefined).length === 1, {
    message: `give exactly one of ${kindNames.join(', ')}`,
  })

export type MessageInput = z.output<typeof messageInput>
