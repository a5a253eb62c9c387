/** 分 as people read it: `12,000元`, `1,200.50元`. */
export function yuanText(fen: bigint): string {
  const whole = (fen / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  const cents = fen % 100n
  return cents === 0n ? `${whole}元` : `${whole}.${cents.toString().padStart(2, '0')}元`
}
