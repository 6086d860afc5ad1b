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
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
      waiting -= 1;
      act();
    });
  };
}
