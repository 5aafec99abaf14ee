/**
 * Text that a painter has cut into pieces. The engine knows text by the page's own nodes and by offsets into them as they
 * were read; this tells where such a spot stands now, and to which of the page's nodes a piece belongs.
 */

/** A text node of the page in pieces: what stands before the first word is left in the node itself. */
export interface Cut {
  /** The page's own node, which is never taken out. */
  readonly head: Text;
  /** Head and pieces, in order. Together they are the text. */
  readonly pieces: readonly Text[];
}

export interface Spot {
  text: Text;
  offset: number;
}

export class Cuts {
  readonly #cutOf = new WeakMap<Text, Cut>();

  add(cut: Cut): void {
    for (const piece of cut.pieces) this.#cutOf.set(piece, cut);
  }

  delete(cut: Cut): void {
    for (const piece of cut.pieces) this.#cutOf.delete(piece);
  }

  /**
   * Where an offset into a node of the page stands now; null if the text is not that long. Between two pieces it is the
   * beginning of the second, or the end of the first for what ends there.
   */
  spot(text: Text, offset: number, isEnd: boolean): Spot | null {
    let rest = offset;
    for (const piece of this.#cutOf.get(text)?.pieces ?? [text]) {
      if (rest < piece.length || (isEnd && rest === piece.length)) return { text: piece, offset: rest };
      rest -= piece.length;
    }
    return null;
  }

  /** The page's own node for any text node, and the offset into it. */
  whole(text: Text, offset = 0): Spot {
    const cut = this.#cutOf.get(text);
    if (!cut) return { text, offset };
    let before = 0;
    for (const piece of cut.pieces) {
      if (piece === text) break;
      before += piece.length;
    }
    return { text: cut.head, offset: before + offset };
  }
}

/** Those of this document. A painter in a bundle of its own is given them. */
export const cuts = new Cuts();
