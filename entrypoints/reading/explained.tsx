/**
 * An article with its words explained: the engine as on any page, its words as marks that can be pressed, and behind each
 * paragraph the notes on them. The article's own nodes are never drawn anew; the notes are islands between them.
 */
import { render } from 'preact';
import type { ChosenVoice } from '../../components/speech.ts';
import type { WordLine } from '../../components/word-line.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import { Lexicon, type Tables } from '../../glossary/tables.ts';
import { cuts } from '../../highlight/cuts.ts';
import { type Engine, start } from '../../highlight/engine.ts';
import { followMarkKeys } from '../../highlight/mark-keys.ts';
import { MarkPainter } from '../../highlight/mark-painter.ts';
import { MARK } from '../../highlight/pressable.ts';
import type { ReaderChoices } from '../../settings/reader.ts';
import type { Entries } from './entries.ts';
import { placeNotes } from './margin.ts';
import { NoteView } from './NoteView.tsx';
import { collectNotes, type Note, tieMarks } from './notes.ts';
import { nameTables } from './tables.ts';

export interface ExplainedChoices extends Pick<ReaderChoices, 'density' | 'strength' | 'gentle'> {
  voice: ChosenVoice;
  /** Entries that are not explained, by index. */
  hidden: readonly number[];
}

/** What the view shows of it besides the article. */
export interface ExplainedState {
  notes: readonly Note[];
  /** All words are marked and have their notes, as far as those came. */
  isWhole: boolean;
  /** The explanations did not come. */
  failed: boolean;
  entriesOf(note: Note): readonly CardEntry[];
  isGated(entry: CardEntry): boolean;
}

export interface ExplainedPorts {
  tables: Tables;
  entries: Entries;
  /** Null in a private window, where nothing is kept. */
  line: Pick<WordLine, 'marks' | 'mark'> | null;
  /** Called when reading has caught up, and whenever the notes are others. */
  show(state: ExplainedState): void;
  signal: AbortSignal;
}

export interface Explained {
  choose(choices: ExplainedChoices): void;
  /** Asks again for explanations that did not come. */
  retry(): void;
}

export function explainArticle(
  article: HTMLElement,
  first: ExplainedChoices,
  { tables, entries, line, show, signal }: ExplainedPorts,
): Explained {
  let choices = first;
  let notes: Note[] = [];
  let openId: string | null = null;
  let failed = false;
  let isRead = false;
  /** Looks for notes that are on their way. */
  let looks = 0;
  const revealed = new Set<string>();
  /** Behind each paragraph that has notes. */
  const islands = new Map<Element, HTMLElement>();

  const isGated = ({ id, sensitive }: CardEntry) => choices.gentle && sensitive === true && !revealed.has(id);
  const entriesOf = (note: Note) => note.entries.flatMap((index) => entries.known.get(index) ?? []);
  const elementOf = ({ id }: Note) => document.getElementById(id);
  const tell = () =>
    show({ notes, isWhole: isRead && looks === 0 && painter.isDone, failed, entriesOf, isGated });

  function open(note: Note, by: 'keyboard' | 'pointer'): void {
    openId = note.id;
    draw();
    const element = elementOf(note);
    if (by === 'keyboard') element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }

  function close(note: Note, back: boolean): void {
    if (openId === note.id) openId = null;
    draw();
    if (!back) return;
    const [mark] = note.places[0]!;
    // A word in a link has the link's focus.
    (mark.closest('a') ?? mark).focus({ preventScroll: true });
    mark.scrollIntoView({ block: 'nearest' });
  }

  function drawNote(note: Note) {
    return (
      <NoteView
        key={note.id}
        note={note}
        entries={entriesOf(note)}
        isOpen={note.id === openId}
        isGated={isGated}
        voice={choices.voice}
        line={line}
        onReveal={({ id }) => {
          revealed.add(id);
          open(note, 'keyboard');
        }}
        onToggle={() => (note.id === openId ? close(note, false) : open(note, 'pointer'))}
        onBack={() => close(note, true)}
      />
    );
  }

  function draw(): void {
    const byParagraph = new Map<Element, Note[]>();
    for (const note of notes) {
      // What has not come is not drawn: an empty note explains nothing.
      if (entriesOf(note).length === 0) continue;
      const { paragraph } = note;
      byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), note]);
    }
    for (const [paragraph, island] of islands) {
      if (byParagraph.has(paragraph)) continue;
      render(null, island);
      island.remove();
      islands.delete(paragraph);
    }
    for (const [paragraph, those] of byParagraph) {
      let island = islands.get(paragraph);
      if (!island) {
        island = document.createElement('div');
        island.className = 'notes';
        island.lang = document.documentElement.lang;
        island.dir = document.documentElement.dir;
        // The words of explanations are not explained.
        island.dataset.plainword = 'off';
        paragraph.after(island);
        islands.set(paragraph, island);
      }
      render(those.map(drawNote), island);
    }
    tieMarks(notes, openId);
    place();
    tell();
  }

  function place(): void {
    nameTables(article);
    placeNotes(
      article,
      notes.flatMap((note) => {
        const element = elementOf(note);
        return element ? [{ note: element, mark: note.places[0]![0], isOpen: note.id === openId }] : [];
      }),
    );
  }

  async function look(): Promise<void> {
    if (signal.aborted) return;
    notes = collectNotes(article, engine);
    if (!notes.some(({ id }) => id === openId)) openId = null;
    tieMarks(notes, openId);
    looks++;
    try {
      await entries.bring(notes.flatMap((note) => note.entries));
      failed = false;
    } catch {
      failed = true;
    }
    looks--;
    if (!signal.aborted) draw();
  }

  const noteOf = (target: EventTarget | null): Note | undefined => {
    const mark = target instanceof Element ? target.closest<HTMLElement>(MARK) : null;
    return mark ? notes.find(({ id }) => id === mark.dataset.note) : undefined;
  };
  article.addEventListener(
    'click',
    (event) => {
      const note = noteOf(event.target);
      if (!note || !event.isTrusted || (event.target as Element).closest('a')) return;
      if (getSelection()?.isCollapsed === false) return;
      // Without a pointer behind it, as screen readers press: the focus goes along.
      open(note, event.detail === 0 ? 'keyboard' : 'pointer');
    },
    { signal },
  );

  // The word and its note show that they belong together.
  article.addEventListener(
    'pointerover',
    ({ target }) => {
      const note = target instanceof Element ? target.closest<HTMLElement>('.note') : null;
      const id = note?.id ?? noteOf(target)?.id;
      for (const one of article.querySelectorAll<HTMLElement>(`.note, ${MARK}`))
        one.toggleAttribute('data-near', id !== undefined && (one.id === id || one.dataset.note === id));
    },
    { signal },
  );

  const painter = new MarkPainter({ cuts, rest: 0, marked: () => void look() });
  painter.strength = choices.strength;
  const choiceOf = ({ density, hidden }: ExplainedChoices) => ({ density, hidden: new Set(hidden) });
  const engine: Engine = start(article, {
    lexicon: new Lexicon(tables),
    painter,
    choice: choiceOf(choices),
    onWords() {
      isRead = true;
      tell();
    },
    signal,
  });
  followMarkKeys({
    engine: () => engine,
    pointer: {
      open() {
        const note = noteOf(document.activeElement);
        if (note) open(note, 'keyboard');
      },
    },
    signal,
  });
  const observer = new ResizeObserver(place);
  observer.observe(article);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    choose(next) {
      const before = choices;
      choices = next;
      if (before.strength !== next.strength) painter.strength = next.strength;
      if (before.density !== next.density || before.hidden !== next.hidden) engine.choose(choiceOf(next));
      draw();
    },
    retry: () => void look(),
  };
}
