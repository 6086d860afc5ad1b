/** Does things in the order they come in, each after the delay that held when it came in. */
export function delayLine(delayMs: () => number): (act: () => unknown) => void {
  let waiting = 0;
  let last = Promise.resolve();
  return (act) => {
    if (delayMs() === 0 && waiting === 0) {
      act();
      return;
    }
    const due = Date.now() + delayMs();
    waiting += 1;
    last = last.then(async () => {
      // Even a timer of 0 ms takes one: a busy line would never catch up.
      const wait = due - Date.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      waiting -= 1;
      act();
    });
  };
}
