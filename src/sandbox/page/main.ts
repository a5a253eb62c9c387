import { CardView } from './card/card-view.ts'
import { BuzzStrip } from './parts/buzz-strip.ts'
import { ChatColumn } from './parts/chat-column.ts'
import { ClockBar } from './parts/clock-bar.ts'
import { ChatComposer } from './parts/composer.ts'
import { MessageList } from './parts/message-list.ts'
import { PeoplePanel } from './parts/people-panel.ts'
import { PracticeRoom } from './parts/practice-room.ts'
import { ToastStack } from './parts/toast-stack.ts'
import { TrafficDrawer } from './parts/traffic-drawer.ts'

// The page's entrance and the only file of it that acts when it is loaded. Inner elements first: they must be known when the room is drawn.
const ELEMENTS: readonly [name: string, element: CustomElementConstructor][] = [
  ['card-view', CardView],
  ['toast-stack', ToastStack],
  ['message-list', MessageList],
  ['chat-composer', ChatComposer],
  ['chat-column', ChatColumn],
  ['people-panel', PeoplePanel],
  ['clock-bar', ClockBar],
  ['buzz-strip', BuzzStrip],
  ['traffic-drawer', TrafficDrawer],
  ['practice-room', PracticeRoom],
]

for (const [name, element] of ELEMENTS) customElements.define(name, element)
