/** Wakes the pump after a limiter's short wait, which no tick would hit; keeps the nearest wish only. */
export function createAlarm(ring: () => void) {
  let isOn = false
  let timer: NodeJS.Timeout | undefined
  let ringsAt = Number.POSITIVE_INFINITY
  const clear = () => {
    clearTimeout(timer)
    ringsAt = Number.POSITIVE_INFINITY
  }
  return {
    switchOn: () => {
      isOn = true
    },
    switchOff: () => {
      isOn = false
      clear()
    },
    ringIn: (ms: number) => {
      const at = performance.now() + ms
      if (!isOn || at >= ringsAt) return
      clear()
      ringsAt = at
      timer = setTimeout(() => {
        clear()
        ring()
      }, ms).unref()
    },
  }
}
