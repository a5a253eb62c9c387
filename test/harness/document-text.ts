import { partOf, wordsOf } from '../unit/exports/docx.ts'

/** What a reader reads in a docx, its first footer included, one piece of text a line. */
export const documentText = (file: Buffer): string =>
  ['word/document.xml', 'word/footer1.xml'].flatMap((part) => wordsOf(partOf(file, part))).join('\n')
