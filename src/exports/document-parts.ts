import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'

/** Fonts of official documents (GB/T 9704): named, not embedded; the reader's office replaces what it lacks. */
const body = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' } as const
const heading = { ...body, eastAsia: '黑体' } as const

/** Half-points: 32 is 三号, the body size of official documents. */
const sizes = { title: 44, body: 28, small: 18 } as const

/** A4 with an inch of margin, in twentieths of a point. */
export const a4 = { size: { width: 11906, height: 16838 }, margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 } } as const

/** A line of running text, indented by two characters. */
export const paragraph = (text: string): Paragraph =>
  new Paragraph({
    spacing: { line: 420 },
    indent: { firstLine: sizes.body * 20 },
    children: [new TextRun({ text, font: body, size: sizes.body })],
  })

/** The name of the document, centred. */
export const title = (text: string, options: { startsPage?: boolean } = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore: options.startsPage ?? false,
    spacing: { before: 240, after: 240 },
    children: [new TextRun({ text, font: heading, size: sizes.title })],
  })

/** A line without indent, to the right where it is a number or a signature. */
export const line = (text: string, options: { isRight?: boolean; isSmall?: boolean } = {}): Paragraph =>
  new Paragraph({
    alignment: options.isRight === true ? AlignmentType.RIGHT : AlignmentType.LEFT,
    spacing: { line: options.isSmall === true ? 260 : 420 },
    children: [new TextRun({ text, font: body, size: options.isSmall === true ? sizes.small : sizes.body })],
  })

const border = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
const borders = { top: border, bottom: border, left: border, right: border }

const cell = (text: string, widthPercent: number): TableCell =>
  new TableCell({
    width: { size: widthPercent, type: WidthType.PERCENTAGE },
    borders,
    margins: { top: 120, bottom: 120, left: 120, right: 120 },
    children: text.split('\n').map((part) => line(part)),
  })

/** Two columns, name and value; an empty value is a field to be filled in by hand. */
export const form = (rows: readonly (readonly [name: string, value: string])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [2600, 6400],
    rows: rows.map(([name, value]) => new TableRow({ cantSplit: true, children: [cell(name, 29), cell(value, 71)] })),
  })
