/**
 * Card JSON 2.0 as we write it: only the components and properties our cards use. Aliases, not interfaces, so that a card
 * passes where a plain JSON object is asked for.
 *
 * @see card-json-v2-structure and card-json-v2-components of the Feishu documentation
 */
export type PlainText = { readonly tag: 'plain_text'; readonly content: string }

export type TextSize = 'heading' | 'normal' | 'notation'

export type MarkdownElement = { readonly tag: 'markdown'; readonly content: string; readonly text_size?: TextSize }

export type DivElement = {
  readonly tag: 'div'
  readonly text: PlainText & { readonly text_size?: TextSize; readonly text_color?: string }
}

export type HrElement = { readonly tag: 'hr' }

export type ImageElement = {
  readonly tag: 'img'
  readonly img_key: string
  readonly alt: PlainText
  readonly scale_type?: 'crop_center' | 'fit_horizontal'
  readonly size?: 'large' | 'medium' | 'small'
  readonly preview?: boolean
}

export type ImageRowElement = {
  readonly tag: 'img_combination'
  readonly combination_mode: 'double' | 'triple' | 'bisect' | 'trisect'
  readonly img_list: readonly { readonly img_key: string }[]
}

export type Confirm = { readonly title: PlainText; readonly text: PlainText }

export type Behavior =
  | { readonly type: 'callback'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly type: 'open_url'; readonly default_url: string }

export type ButtonElement = {
  readonly tag: 'button'
  readonly element_id: string
  readonly name?: string
  readonly text: PlainText
  readonly type: 'default' | 'primary_filled' | 'danger'
  readonly form_action_type?: 'submit'
  readonly disabled?: boolean
  readonly confirm?: Confirm
  readonly behaviors: readonly Behavior[]
}

export type OverflowElement = {
  readonly tag: 'overflow'
  readonly element_id: string
  readonly options: readonly { readonly text: PlainText; readonly value: string }[]
  readonly value: Readonly<Record<string, unknown>>
}

export type InputElement = {
  readonly tag: 'input'
  readonly name: string
  readonly label: PlainText
  readonly placeholder: PlainText
  readonly default_value?: string
  readonly required: boolean
  readonly max_length: number
  readonly input_type?: 'multiline_text'
  readonly rows?: number
  readonly auto_resize?: boolean
  readonly max_rows?: number
  readonly width: 'fill'
}

export type SelectElement = {
  readonly tag: 'select_static'
  readonly name: string
  readonly placeholder: PlainText
  readonly options: readonly { readonly text: PlainText; readonly value: string }[]
  readonly initial_option?: string
  readonly required: boolean
  readonly width: 'fill'
}

export type DatePickerElement = {
  readonly tag: 'date_picker'
  readonly name: string
  readonly placeholder: PlainText
  readonly initial_date?: string
  readonly required: boolean
  readonly width: 'fill'
}

export type CheckerElement = {
  readonly tag: 'checker'
  readonly name: string
  readonly checked: boolean
  readonly text: PlainText
}

export type ColumnElement = {
  readonly tag: 'column'
  readonly width: 'auto' | 'weighted'
  readonly weight?: number
  readonly elements: readonly CardElement[]
}

export type ColumnSetElement = {
  readonly tag: 'column_set'
  readonly flex_mode: 'flow' | 'none' | 'stretch'
  readonly columns: readonly ColumnElement[]
}

export type FormElement = { readonly tag: 'form'; readonly name: string; readonly elements: readonly CardElement[] }

export type CollapsibleElement = {
  readonly tag: 'collapsible_panel'
  readonly expanded: boolean
  readonly header: { readonly title: PlainText }
  readonly elements: readonly CardElement[]
}

export type TableElement = {
  readonly tag: 'table'
  readonly page_size: number
  readonly row_height: 'low' | 'auto'
  readonly columns: readonly { readonly name: string; readonly display_name: string; readonly data_type: 'text' | 'number' }[]
  readonly rows: readonly Readonly<Record<string, string | number>>[]
}

export type ChartElement = {
  readonly tag: 'chart'
  readonly aspect_ratio: '1:1' | '2:1' | '4:3' | '16:9'
  readonly chart_spec: Readonly<Record<string, unknown>>
}

export type CardElement =
  | MarkdownElement
  | DivElement
  | HrElement
  | ImageElement
  | ImageRowElement
  | ButtonElement
  | OverflowElement
  | InputElement
  | SelectElement
  | DatePickerElement
  | CheckerElement
  | ColumnSetElement
  | FormElement
  | CollapsibleElement
  | TableElement
  | ChartElement

export type HeaderTemplate = 'red' | 'orange' | 'blue' | 'green' | 'grey'

export type TextTag = {
  readonly tag: 'text_tag'
  readonly text: PlainText
  readonly color: 'neutral' | 'red' | 'orange' | 'blue' | 'green'
}

export type Card = {
  readonly schema: '2.0'
  readonly config: {
    readonly update_multi: true
    readonly summary: { readonly content: string }
    readonly enable_forward?: boolean
  }
  readonly header: {
    readonly title: PlainText
    readonly template: HeaderTemplate
    readonly text_tag_list?: readonly TextTag[]
  }
  readonly body: { readonly elements: readonly CardElement[] }
}

/** What every card is drawn under, besides its view. */
export interface BaseContext {
  /** The practice room: the header then carries the tag 练习. */
  readonly practice: boolean
  /** Instant of drawing; dates of another year are written with their year. */
  readonly now: Date
}

export interface CardContext extends BaseContext {
  /** Whose eyes: 「沁河东沟煤矿 主要负责人」; null for a person the bot does not know. */
  readonly as: string | null
  /** The one human to call; null when nobody has a number. */
  readonly help: { readonly name: string; readonly mobile: string } | null
}
