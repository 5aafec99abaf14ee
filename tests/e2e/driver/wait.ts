/** Waiting for conditions: asked again and again until a deadline, never slept for. */

/** How long a condition may take before a test fails, ms: generous, for machines under load. */
export const PATIENCE = 15_000;
const INTERVAL = 40;

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * The first value of `ask` that is neither false, null nor undefined.
 *
 * @param what for the error: what was waited for
 * @throws Error at the deadline, with the last error of `ask` as its cause
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | false | null | undefined>,
  patience = PATIENCE,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    let cause: unknown;
    try {
      const value = await ask();
      if (value !== false && value !== null && value !== undefined) return value;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${patience} ms for ${what}`, { cause });
    await sleep(INTERVAL);
  }
}

/** Asks until the answer has not changed for `quiet` ms, and returns it. */
export async function untilStill<T>(ask: () => Promise<T>, quiet: number, patience = PATIENCE): Promise<T> {
  const deadline = Date.now() + patience;
  let last = await ask();
  let since = Date.now();
  // A machine that stalls answers seldom: that time has passed proves nothing by itself.
  let sames = 0;
  while ((Date.now() - since < quiet || sames < quiet / 100) && Date.now() < deadline) {
    await sleep(INTERVAL);
    const now = await ask();
    sames++;
    if (JSON.stringify(now) !== JSON.stringify(last)) {
      since = Date.now();
      sames = 0;
    }
    last = now;
  }
  return last;
}
