/** Tries of one account on one Shanghai day, by name or by code. */
export const triesADay = 5
