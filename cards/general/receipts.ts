import {
  button,
  buttonRow,
  type Card,
  type CardContext,
  type CardElement,
  collapsible,
  drawCard,
  formatInstant,
  lines,
  markdown,
  md,
} from '../kit/index.ts'

export interface ReceiptLine {
  /** 「隐患整改通知，请整改」. */
  readonly title: string
  readonly channel: 'card' | 'buzz-app' | 'buzz-sms' | 'buzz-phone'
  readonly createdAt: Date
  readonly mark: 'arrived' | 'waits' | 'lost' | 'dropped'
  /** What became of it, in plain Chinese. */
  readonly text: string
}

export interface ReceiptsView {
  readonly hazard: string
  readonly number: string | null
  /** The name that was asked for; null: everybody. */
  readonly name: string | null
  readonly people: readonly {
    readonly name: string
    readonly body: string
    readonly role: string
    readonly lines: readonly ReceiptLine[]
  }[]
}

const channels: Record<ReceiptLine['channel'], string> = {
  card: '消息',
  'buzz-app': '应用内加急',
  'buzz-sms': '短信加急',
  'buzz-phone': '电话加急',
}
const colours: Record<ReceiptLine['mark'], 'green' | 'orange' | 'red' | 'grey'> = {
  arrived: 'green',
  waits: 'orange',
  lost: 'red',
  dropped: 'grey',
}

/** People one card shows, and lines of each that are not folded away. */
const mostPeople = 12
const mostLines = 3

function lineOf({ title, channel, createdAt, mark, text }: ReceiptLine, ctx: CardContext) {
  const said = {
    green: md`<font color='green'>${text}</font>`,
    orange: md`<font color='orange'>${text}</font>`,
    red: md`<font color='red'>${text}</font>`,
    grey: md`<font color='grey'>${text}</font>`,
  }[colours[mark]]
  return md`${formatInstant(createdAt, ctx.now)}　${title}（${channels[channel]}）：${said}`
}

function personPart(person: ReceiptsView['people'][number], ctx: CardContext): CardElement[] {
  const [shown, folded] = [person.lines.slice(0, mostLines), person.lines.slice(mostLines, 20)]
  return [
    markdown(lines(md`**${person.name}**　${person.body} ${person.role}`, ...shown.map((line) => lineOf(line, ctx)))),
    ...(folded.length > 0
      ? collapsible(`更早的${person.lines.length - mostLines}条`, [markdown(lines(...folded.map((line) => lineOf(line, ctx))))])
      : []),
  ]
}

/** How the last telling ended: a buzz that had no card to ring says nothing of itself. */
const lastOf = ({ lines: told }: ReceiptsView['people'][number]): ReceiptLine['mark'] | undefined =>
  told.find(({ channel }) => channel === 'card')?.mark

function askOf({ people, name }: ReceiptsView): string {
  const lost = people.filter((person) => lastOf(person) === 'lost').length
  if (people.length === 0) return name === null ? '还没有给您能看到的人发过通知' : `没有给名字里有“${name}”的人发过您能看到的通知`
  if (lost > 0) return `有${lost}人没有收到，请打电话或当面告知`
  return people.some((person) => lastOf(person) === 'waits') ? '有人的通知还没有发出，原因见下面' : '最近的通知都已送达或不需要发送'
}

/** Who was told what about a hazard, on which channel, and why somebody did not get it. @see 375 §二(二)四 */
export function receipts(view: ReceiptsView, ctx: CardContext): Card {
  const { hazard, number, people } = view
  const isLost = people.some((person) => lastOf(person) === 'lost')
  return drawCard(ctx, () => ({
    tone: isLost ? 'overdue' : 'normal',
    title: `谁收到了通知 ${number ?? ''}`.trimEnd(),
    ask: askOf(view),
    summary: '谁收到了通知，谁没有收到',
    body: [
      ...people.slice(0, mostPeople).flatMap((person) => personPart(person, ctx)),
      ...(people.length > mostPeople
        ? [markdown(md`还有${people.length - mostPeople}人，发“为什么某某没收到${number ?? ''}”单独查。`)]
        : []),
      ...buttonRow(button('hz_show', '查看隐患', { value: { hazard } })),
    ],
  }))
}
