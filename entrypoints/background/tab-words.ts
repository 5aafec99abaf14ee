/** The different words of one tab, as its frames tell them one by one. The background and the popup each keep their own. */
export interface TabWords {
  /** A frame shows these entries, by index, and no others. */
  tell(frameId: number, entries: readonly number[]): void;
  /** How many different entries the frames show together. */
  count(): number;
  /** The different entries, the top frame's first. */
  entries(): number[];
  /** A frame that shows an entry. */
  frameOf(entry: number): number | undefined;
}

export function createTabWords(): TabWords {
  const frames = new Map<number, readonly number[]>();
  const inOrder = () => [...frames].sort(([a], [b]) => a - b);
  const entries = () => [...new Set(inOrder().flatMap(([, shown]) => shown))];
  return {
    tell: (frameId, shown) => void frames.set(frameId, shown),
    count: () => entries().length,
    entries,
    frameOf: (entry) => inOrder().find(([, shown]) => shown.includes(entry))?.[0],
  };
}
