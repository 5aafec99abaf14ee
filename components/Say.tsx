/**
 * How to say a word. Shown, not spoken: a screen reader says the word itself and would make gibberish of
 * "uh-ROH-muh-tays", so this is hidden from it.
 */
export interface Piece {
  text: string;
  stressed: boolean;
}

/**
 * Cuts a respelling into its stressed syllables (written in capitals) and what stands between them.
 * The pieces, joined, are the input.
 */
export function syllables(say: string): Piece[] {
  return say
    .split(/([^\s-]+)/u)
    .filter((text) => text !== '')
    .map((text) => ({ text, stressed: /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) }));
}

export function Say({ say }: { say: string }) {
  return (
    <span class="say" aria-hidden="true">
      {syllables(say).map(({ text, stressed }) => (stressed ? <b>{text}</b> : text))}
    </span>
  );
}
