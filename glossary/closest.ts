/** "Did you mean …?": the known name that is nearest to a misspelt one. */

/** Number of letters to add, take out or change, to get from one string to the other (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The nearest of `names`, or null if none is near: a third of its letters may differ, at most three. */
export function closest(name: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.min(3, Math.floor(name.length / 3)) + 1;
  for (const other of names) {
    if (Math.abs(other.length - name.length) >= least) continue;
    const far = distance(name, other);
    if (far < least) [best, least] = [other, far];
  }
  return best;
}

/** ` Did you mean "…"?`, or nothing. For the end of a message. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const near = closest(name, names);
  return near ? ` Did you mean "${near}"?` : '';
}
