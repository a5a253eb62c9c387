/** 138****1234: first three and last four; a number too short to hide anything in becomes stars. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** First six (region of issue) and last four of an identity number; anything too short becomes stars. */
export function maskIdentity(idNumber: string): string {
  const hidden = idNumber.length - 10
  return hidden < 4 ? '*'.repeat(idNumber.length) : `${idNumber.slice(0, 6)}${'*'.repeat(hidden)}${idNumber.slice(-4)}`
}
