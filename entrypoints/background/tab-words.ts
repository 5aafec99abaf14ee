/** The different words of one tab, as its frames tell them one by one. The background and the popup each keep their own. */
export interface TabWords {
  /** A frame shows these entries, by index, and no others. */
  tell(frameId: number, entries: readonly number[]): void;
  /** How many different entries the frames show together. */
  count(): number;
}

export function createTabWords(): TabWords {
  const frames = new Map<number, readonly number[]>();
  return {
    tell: (frameId, entries) => void frames.set(frameId, entries),
    count: () => new Set([...frames.values()].flat()).size,
  };
}
