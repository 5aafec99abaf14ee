/**
 * Which explanations stand in the view and where: one for each word where it first stands in a section, behind the
 * paragraph that it stands in. Told from the marks in the document, so that notes are where the reader sees words.
 */
import type { Engine } from '../../highlight/engine.ts';
import { placeOf } from '../../highlight/point.ts';
import { MARK } from '../../highlight/pressable.ts';
import type { Place } from '../../highlight/words.ts';

export interface Note {
  /** The same as long as the word has its note in this section. Also the id of the note's element. */
  id: string;
  /** Indexes of the entries the word may mean, the surest first. */
  entries: readonly number[];
  /** The word as it stands in the text. */
  word: string;
  /** Number of its footnote on paper, from 1: the same word has the same number everywhere. */
  number: number;
  /** The element that the note stands behind. */
  paragraph: Element;
  /** The marks of the word in this section, place by place: one, or one for each piece of it. At least one place. */
  places: [HTMLElement, ...HTMLElement[]][];
}

/** Elements that a note cannot stand in the middle of. */
const TABLE = '.table-frame';
const WHOLE = 'figure, dl, pre';
const PARAGRAPH = 'p, h1, h2, h3, h4, h5, h6';

function paragraphOf(mark: Element): Element {
  const paragraph =
    mark.closest(TABLE) ?? mark.closest(WHOLE) ?? mark.closest(PARAGRAPH) ?? mark.parentElement!;
  const next = paragraph.nextElementSibling;
  // The title and what is told about the article belong together.
  return paragraph.localName === 'h1' && next?.className === 'article-about' ? next : paragraph;
}

/** The notes of an article, in the order of its text. */
export function collectNotes(root: Element, engine: Engine): Note[] {
  const notes: Note[] = [];
  const numbers = new Map<string, number>();
  let inSection = new Map<string, Note>();
  let section = 0;
  let last = { place: null as Place | null, pieces: [] as HTMLElement[] };
  for (const element of root.querySelectorAll<HTMLElement>(`h1, h2, h3, h4, h5, h6, ${MARK}`)) {
    if (!element.matches(MARK)) {
      section++;
      inSection = new Map();
      continue;
    }
    const place = placeOf(engine, element);
    if (!place) continue;
    if (last.place === place) {
      last.pieces.push(element);
      continue;
    }
    const pieces: Note['places'][number] = [element];
    last = { place, pieces };
    const key = place.entries.join('-');
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    const before = inSection.get(key);
    if (before) {
      before.places.push(pieces);
      continue;
    }
    const word = element.getAttribute('aria-label') ?? element.textContent;
    const note: Note = {
      id: `note-${section}-${key}`,
      entries: place.entries,
      word,
      number,
      paragraph: paragraphOf(element),
      places: [pieces],
    };
    inSection.set(key, note);
    notes.push(note);
  }
  return notes;
}

/**
 * Ties the marks to their notes: pressed, a mark opens its note, and says whether it is open. Words within a link are
 * nothing to press; their notes stand there all the same.
 */
export function tieMarks(notes: readonly Note[], openId: string | null): void {
  for (const { id, number, places } of notes) {
    const isOpen = id === openId;
    for (const pieces of places) {
      for (const mark of pieces) {
        mark.dataset.note = id;
        mark.toggleAttribute('data-open', isOpen);
      }
      pieces.at(-1)!.dataset.number = String(number);
      const [button] = pieces;
      if (button.getAttribute('role') !== 'button') continue;
      button.removeAttribute('aria-haspopup');
      button.setAttribute('aria-controls', id);
      button.setAttribute('aria-expanded', String(isOpen));
    }
  }
}
