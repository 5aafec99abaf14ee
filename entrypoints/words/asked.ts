/**
 * What is asked for from outside the page: the explanation of a selected text (context menu), and the place of a word
 * (popup). The background and the popup call it through one global in the extension's world.
 */
import type { Card, PlaceHandle } from '../../highlight/card-port.ts';
import type { Engine } from '../../highlight/engine.ts';
import { hostParent } from '../../highlight/host-parent.ts';
import { inOrder } from '../../highlight/order.ts';
import { rangeOf } from '../../highlight/point.ts';
import type { Pointer } from '../../highlight/pointer.ts';
import { bringIntoView } from '../../highlight/scroll.ts';

/** A text the reader selected, and what it means. */
export interface Asked {
  text: string;
  /** Indexes of the entries; none if it is not in the glossary. */
  entries: readonly number[];
  /** Entries with a similar name. Only asked about, never opened by themselves: similar names are other drugs. */
  similar: readonly number[];
  /** That name of each of them. */
  names: readonly string[];
}

export interface Asking {
  explain(asked: Asked): void;
  /** Shows the first place of an entry and opens its card there. False if this frame has none that is displayed. */
  showWord(entry: number): boolean;
}

declare global {
  /** In the extension's world only. */
  var plainwordAsked: Asking | undefined;
}

export interface AskingOptions {
  /** What explains the words of this frame, or null while nothing is explained here. */
  running(): { engine(): Engine | null; pointer: Pick<Pointer, 'open'> } | null;
  /** A card to open: that of the words, or where none are explained, one of its own. */
  card(): Promise<Card | null>;
}

/** The selected range, or where a field holds the selection, the field. */
function selectedRange(): Range | null {
  const field = document.activeElement;
  if (field?.matches('input, textarea')) {
    const range = new Range();
    range.selectNode(field);
    return range;
  }
  const selection = getSelection();
  return selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}

/** The place of a selection, which stays when the page or the reader selects something else. */
function handleOfSelection(text: string): PlaceHandle {
  const selected = selectedRange();
  const { startContainer, startOffset, endContainer, endOffset } = selected ?? {
    ...{ startContainer: document.body, startOffset: 0, endContainer: document.body, endOffset: 0 },
  };
  return {
    text,
    range() {
      if (!startContainer.isConnected || !endContainer.isConnected) return null;
      try {
        const range = new Range();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range;
      } catch {
        // The page has shortened the text since.
        return null;
      }
    },
    hostParent: () => hostParent(startContainer),
  };
}

export const createAsking = ({ running, card }: AskingOptions): Asking => ({
  explain({ text, entries, similar, names }) {
    // The selection is taken before anything is waited for.
    const place = handleOfSelection(text.trim());
    const opening = { place, candidates: entries, similar, names, by: 'keyboard', point: null } as const;
    void card().then((card) => card?.open(opening));
  },

  showWord(entry) {
    const { engine, pointer } = running() ?? {};
    const places = [...(engine?.()?.places() ?? [])].filter(({ entries }) => entries.includes(entry));
    const place = inOrder(places).find((one) => (rangeOf(one)?.getClientRects().length ?? 0) > 0);
    if (!place || !pointer) return false;
    bringIntoView(place);
    pointer.open(place, 'keyboard');
    return true;
  },
});
