import type { OperatorMatter } from '../notices/types.ts'

export type TellOperator = (matter: OperatorMatter) => Promise<unknown>
