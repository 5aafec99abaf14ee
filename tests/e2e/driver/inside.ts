/**
 * What runs in the extension's own world of a frame, put there by `scripting.executeScript`: it sees what the page
 * cannot, the words with their meanings and the inside of the card's closed shadow root. Each function is sent as text,
 * so it holds all it needs.
 */
import type {} from '../../../entrypoints/words/index.ts';
import type { Place } from '../../../highlight/words.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A word underlined in a frame. */
export interface RawWord {
  text: string;
  /** Indexes of the entries it may mean. */
  entries: number[];
  certainty: 'sure' | 'context';
  /** Its first line in the frame's viewport, CSS px; null where it has none, as in what is not displayed. */
  box: Box | null;
}

/**
 * The words of this frame in the order of the document.
 *
 * @param show number of a word to scroll to the middle of the screen first
 */
export function wordsInFrame(show: number | null): RawWord[] {
  const places = globalThis.plainwordPlaces?.() ?? [];
  /** Where a node stands for a reader: in a shadow root, at its host. */
  const path = (node: Node): Node[] => {
    const root = node.getRootNode();
    return root instanceof ShadowRoot ? [...path(root.host), node] : [node];
  };
  const compare = (a: Place, b: Place): number => {
    const one = path(a.start);
    const other = path(b.start);
    let i = 0;
    while (i < one.length - 1 && i < other.length - 1 && one[i] === other[i]) i++;
    if (one[i] === other[i]) return one.length - other.length || a.startOffset - b.startOffset;
    return one[i]!.compareDocumentPosition(other[i]!) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  };
  const inOrder = [...places].filter(({ start, end }) => start.isConnected && end.isConnected).sort(compare);
  if (show !== null)
    inOrder[show]?.start.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return inOrder.flatMap((place) => {
    const range = globalThis.plainwordRangeOf?.(place);
    // Its text has changed just now.
    if (!range) return [];
    const line = [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    return {
      text: range.toString(),
      entries: place.entries,
      certainty: place.certainty,
      box: line ? { x: line.x, y: line.y, width: line.width, height: line.height } : null,
    };
  });
}

/** The open card of this frame, as a reader finds it. */
export interface RawCard {
  heading: string;
  /** All that can be read in it. */
  text: string;
  say: string | null;
  plain: string | null;
  urgent: string | null;
  more: string | null;
  ask: string | null;
  related: string[];
  from: string | null;
  /** In the frame's viewport, CSS px. */
  box: Box;
  buttons: { name: string; box: Box }[];
  /** Name of the element with the focus, if it is in the card. */
  focus: string | null;
  /** Name of the element the host stands in. */
  hostParent: string;
  /** How many hosts there are: one. */
  hosts: number;
  /** It is still appearing. */
  isMoving: boolean;
  /** Its explanation is still on its way. */
  isLoading: boolean;
}

/** Null where no card is open in this frame. */
export function cardInFrame(): RawCard | null {
  type Firefox = Element & { openOrClosedShadowRoot?: ShadowRoot | null };
  const rootOf = (element: Element): ShadowRoot | null => {
    const firefox = (element as Firefox).openOrClosedShadowRoot;
    if (firefox !== undefined) return firefox;
    return element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null;
  };
  const hosts: [Element, ShadowRoot][] = [];
  const search = (within: Document | ShadowRoot) => {
    // A form answers with its fields when asked for what they are named after.
    for (const element of within.querySelectorAll('*:not(form)')) {
      const mayHaveRoot =
        element.matches('[popover="manual"]') || element.shadowRoot || element.localName.includes('-');
      const root = mayHaveRoot ? rootOf(element) : null;
      if (root?.querySelector('.pw.card')) hosts.push([element, root]);
      else if (root) search(root);
    }
  };
  search(document);
  const [first] = hosts;
  if (!first) return null;
  const [host, root] = first;
  const card = root.querySelector<HTMLElement>('.pw.card')!;
  const boxOf = (element: Element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const read = (selector: string) => card.querySelector(selector)?.textContent.trim() ?? null;
  const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent.trim();
  const focused = root.activeElement;
  return {
    heading: read('h2') ?? '',
    // biome-ignore lint/performance/useDomNodeTextContent: what is not displayed is not read.
    text: card.innerText,
    say: read('.say'),
    plain: read('.plain'),
    urgent: read('.urgent'),
    more: read('.more'),
    ask: read('.ask p'),
    related: [...card.querySelectorAll('.related button')].map(nameOf),
    from: read('.sources'),
    box: boxOf(card),
    buttons: [...card.querySelectorAll('button')].map((button) => ({
      name: nameOf(button),
      box: boxOf(button),
    })),
    focus: focused && nameOf(focused),
    hostParent: host.parentElement?.localName ?? '',
    hosts: hosts.length,
    isLoading: card.querySelector('.trouble') !== null && card.querySelector('.trouble button') === null,
    isMoving: card.getAnimations({ subtree: true }).some(({ playState }) => playState === 'running'),
  };
}
