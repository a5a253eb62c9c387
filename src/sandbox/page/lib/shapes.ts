import { html, type TemplateResult } from 'lit'

/** Line drawings on a 16 × 16 ground: no font has to know them. */
const SHAPES: Record<string, string> = {
  warning: 'M8 2 15 14H1zM8 6v4M8 11.800v.4',
  done: 'M3 8.5 6.5 12 13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4 6 8l4 4',
  add: 'M8 3v10M3 8h10',
  time: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3l2 2',
  calendar: 'M2.5 4h11v9.500h-11zM2.5 7h11M5 2.500V5M11 2.500V5',
  phone: 'M4 2.500h2l1 3-1.5 1a8 8 0 0 0 4 4l1-1.5 3 1v2c0 1-1 1.5-2 1.500A9.5 9.5 0 0 1 2.5 4.500c0-1 .5-2 1.5-2z',
  mail: 'M2 4h12v8.500H2zM2 4.500l6 4.5 6-4.5',
  chat: 'M2 3h12v8.500H7L4 14v-2.500H2z',
  person: 'M8 2.500a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.600zM2.5 14c.5-3 2.5-4.5 5.5-4.500s5 1.5 5.5 4.5',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.500v3.500M8 5v.4',
  help: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.3 6.500a1.7 1.7 0 1 1 2.4 1.500c-.5.3-.7.5-.7 1.200M8 11v.4',
  edit: 'M3 13l.5-3L11 2.500l2.5 2.500L6 12.500z',
  search: 'M7 2.500a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5 14 14',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 11h4',
  image: 'M2 3h12v10H2zM2 11l3.5-3.5 3 3L11 8l3 3M6 6v.4',
  place: 'M8 14.500s-5-4.6-5-8a5 5 0 0 1 10 0c0 3.4-5 8-5 8zM8 5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  link: 'M6 10l4-4M9 3.500h3.500V7M12.5 3.5 6 10M6 4.500H3.500v8h8V10',
  flag: 'M4 14V2.500h8L10 5.500l2 3H4',
  bell: 'M8 2.500c-2.5 0-4 1.8-4 4.300V10l-1 1.500h10L12 10V6.800c0-2.5-1.5-4.3-4-4.300zM6.5 13.500h3',
  chart: 'M2.5 13.500h11M4.5 11V7.500M8 11V3.500M11.5 11V6',
  setting:
    'M8 5.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8 1.500v2M8 12.500v2M1.5 8h2M12.5 8h2M3.4 3.400l1.4 1.400M11.2 11.200l1.4 1.400M3.4 12.600l1.4-1.400M11.2 4.800l1.4-1.4',
  play: 'M5 3l8 5-8 5z',
  smile: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.5 9.500c1.4 2 3.6 2 5 0M6 6v.6M10 6v.6',
  more: 'M3.5 8v.1M8 8v.1M12.5 8v.1',
  leave: 'M9.5 2.5H3.5v11h6M7 8h7M11.5 5.5 14 8l-2.5 2.5',
  dot: 'M8 7a1 1 0 1 0 0 2 1 1 0 0 0 0-2z',
}

/** A small line drawing; it says nothing to a screen reader, the words beside it do. */
export function drawShape(name: string): TemplateResult {
  return html`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=${SHAPES[name] ?? SHAPES.dot ?? ''} /></svg>`
}
