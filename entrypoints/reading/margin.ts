/**
 * Where notes stand in the margin: each beside its word, none over another. The open one is exactly beside its word, and
 * the others make room; where many words stand close together, their notes show only their first lines.
 */

/** Space between two notes, CSS px. */
const GAP = 10;

/** How far a note may be from its word before the notes around it are made brief, CSS px. */
const MOST_DRIFT = 220;

export interface Box {
  /** Where the word stands, from the top of the article, CSS px. */
  anchor: number;
  height: number;
}

/**
 * The tops of the notes.
 *
 * @param open the number of the note that stands beside its word whatever the others need
 */
export function tops(boxes: readonly Box[], open: number | null, gap = GAP): number[] {
  const placed: number[] = [];
  const down = (from: number) => {
    for (let i = from; i < boxes.length; i++) {
      const free = i === 0 ? 0 : placed[i - 1]! + boxes[i - 1]!.height + gap;
      placed[i] = Math.max(boxes[i]!.anchor, free);
    }
  };
  down(0);
  if (open === null || !boxes[open]) return placed;
  placed[open] = boxes[open].anchor;
  for (let i = open - 1; i >= 0; i--) {
    const most = placed[i + 1]! - gap - boxes[i]!.height;
    if (placed[i]! <= most) break;
    placed[i] = most;
  }
  // No room above: then they all move down as far as it takes.
  const over = Math.max(0, -placed[0]!);
  for (let i = 0; i <= open; i++) placed[i]! += over;
  down(open + 1);
  return placed;
}

/** The numbers of the notes that are to be brief, so that those near them stand near their words. */
export function crowded(boxes: readonly Box[], placed: readonly number[], most = MOST_DRIFT): Set<number> {
  const brief = new Set<number>();
  let first = 0;
  let isFar = false;
  const close = (end: number) => {
    if (isFar) for (let i = first; i < end; i++) brief.add(i);
  };
  boxes.forEach(({ anchor }, i) => {
    // A note that stands beside its word begins a new group.
    if (placed[i] === anchor) {
      close(i);
      first = i;
      isFar = false;
    }
    isFar ||= placed[i]! - anchor > most;
  });
  close(boxes.length);
  return brief;
}

/** More notes than this under one paragraph are brief, so that the text goes on in sight. */
const MOST_BELOW = 2;

function shorten(notes: readonly PlacedNote[]): void {
  for (const { note, isOpen } of notes) {
    const isMany = note.parentElement!.childElementCount > MOST_BELOW;
    if (isMany && !isOpen) note.dataset.brief = 'lines';
  }
}

export interface PlacedNote {
  note: HTMLElement;
  /** The mark that it belongs to. */
  mark: HTMLElement;
  isOpen: boolean;
}

/**
 * Places the notes of an article beside their words, or makes them brief where the style sheet puts them under their
 * paragraphs.
 *
 * @param notes in the order of the text
 */
export function placeNotes(article: HTMLElement, notes: readonly PlacedNote[]): void {
  article.style.removeProperty('--notes-height');
  for (const { note } of notes) {
    note.style.top = '';
    note.removeAttribute('data-brief');
  }
  const [first] = notes;
  if (!first) return;
  if (getComputedStyle(first.note).position === 'absolute') placeBeside(article, notes);
  else shorten(notes);
}

function placeBeside(article: HTMLElement, notes: readonly PlacedNote[]): void {
  const start = article.getBoundingClientRect().top;
  const anchors = notes.map(({ mark }) => (mark.getClientRects()[0]?.top ?? start) - start);
  const measure = () => notes.map(({ note }, i): Box => ({ anchor: anchors[i]!, height: note.offsetHeight }));
  const brief = crowded(measure(), tops(measure(), null));
  notes.forEach(({ note, isOpen }, i) => {
    if (brief.has(i) && !isOpen) note.dataset.brief = 'lines';
  });
  const open = notes.findIndex(({ isOpen }) => isOpen);
  const place = () => tops(measure(), open < 0 ? null : open);
  // The open one stands beside its word if those above can make room by showing their names only.
  if (open >= 0 && place()[open]! > anchors[open]!)
    for (const { note } of notes.slice(0, open)) note.dataset.brief = 'name';
  const boxes = measure();
  const placed = place();
  notes.forEach(({ note }, i) => {
    note.style.top = `${placed[i]}px`;
  });
  const end = placed.at(-1)! + boxes.at(-1)!.height;
  article.style.setProperty('--notes-height', `${Math.ceil(end)}px`);
}
