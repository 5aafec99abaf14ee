/**
 * How to say a word. Shown, not spoken: a screen reader says the word itself and would make gibberish of
 * "uh-ROH-muh-tays", so this is hidden from it.
 */
export interface Piece {
  text: string;
  /** Where in the respelling it begins. */
  at: number;
  stressed: boolean;
}

/**
 * Cuts a respelling into its stressed syllables (written in capitals) and what stands between them.
 * The pieces, joined, are the input.
 */
export function syllables(say: string): Piece[] {
  return [...say.matchAll(/[^\s-]+|[\s-]+/gu)].map(({ 0: text, index: at }) => ({
    text,
    at,
    stressed: /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text),
  }));
}

export function Say({ say }: { say: string }) {
  return (
    <span class="say" aria-hidden="true">
      {syllables(say).map(({ text, at, stressed }) => (stressed ? <b key={at}>{text}</b> : text))}
    </span>
  );
}
