/** Enough that nobody finds another thing with the same beginning, and short enough to be copied by hand. */
const signsShown = 20

/** The beginning of a hexadecimal hash in groups of four, so that it can be read aloud: `9f3c 2b10 77aa 4e5d 0c1b`. */
export const hashWords = (hash: string): string => (hash.slice(0, signsShown).match(/.{1,4}/g) ?? []).join(' ')
