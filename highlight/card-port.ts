/**
 * The only thing that the page script and the card's bundle share. Both run in the extension's isolated world of a
 * frame and meet through one global, `plainwordCard`, which the page can neither see nor set. The page script decides
 * *when* a card is open (pointer, keys, settings); the card decides *where* and *how*, and everything inside it.
 */
import type { CardEntry } from '../glossary/entry.ts';
import type { ReaderChoices } from '../settings/reader.ts';

/** A word on the page, as the card needs it. */
export interface PlaceHandle {
  /** The word as it stands on the page. */
  readonly text: string;
  /** A live Range over the word for measuring, or null when the word is gone. Never throws; the card does not keep it. */
  range(): Range | null;
  /** Where the host goes: the nearest :modal, :popover-open or :fullscreen ancestor across shadow roots, else <html>. */
  hostParent(): Element;
}

export interface Opening {
  readonly place: PlaceHandle;
  /** Entry indexes. More than one is a tie: the card shows every meaning, in this order. */
  readonly candidates: readonly number[];
  /**
   * Where there are no candidates: entries with a similar name, by index. The card says that it does not know the word
   * and asks whether one of these was meant; it never opens one by itself, for similar names are often other drugs.
   */
  readonly similar?: readonly number[];
  /** The similar name of each of them, where it is not the headword. */
  readonly names?: readonly string[];
  readonly by: 'hover' | 'click' | 'keyboard';
  /** Client coordinates of the pointer in CSS px; null for the keyboard. */
  readonly point: { readonly x: number; readonly y: number } | null;
}

export interface Card {
  /**
   * Opens the card, or replaces what the open one shows. `keyboard` moves the focus into it. For the place that is open
   * already it only pins the card, if it was not opened by hovering, and leaves what the reader sees alone.
   */
  open(opening: Opening): void;
  /** Closes at once and leaves nothing behind; `onClosed` has run when this returns. Does nothing when closed. */
  close(): void;
  /** True while the point (client CSS px) is on the card or on the way from the word's line to it. */
  covers(x: number, y: number): boolean;
  /** From the point to the nearest of card, way and the word's line, CSS px: 0 on any of them; Infinity when closed. */
  distance(x: number, y: number): number;
  readonly isOpen: boolean;
  /**
   * True when leaving with the pointer must not close the card: it was opened by a click or the keyboard, or the
   * reader has pressed something in it.
   */
  readonly isPinned: boolean;
}

/**
 * Adds a capturing listener on `window` that runs before the page's own. Only a listener registered at
 * `document_start` can, so the page script offers this (highlight/first-listeners.ts); without it the card registers
 * when it opens.
 */
export type Listen = <Type extends keyof WindowEventMap>(
  type: Type,
  listener: (event: WindowEventMap[Type]) => void,
  signal: AbortSignal,
) => void;

/** What the reader has said about a word. */
export interface Marks {
  /** Knows it: it is not underlined. */
  known: boolean;
  /** Keeps it among the saved words. */
  saved: boolean;
}

/** The choices that change the card itself. */
export type CardChoices = Pick<ReaderChoices, 'theme' | 'textSize' | 'gentle' | 'voice' | 'voiceRate'>;

/** What the page script gives the card. */
export interface CardServices {
  /** Entries by index, in the same order. Rejects when the background cannot be reached: the card says so and retries. */
  entries(indexes: readonly number[]): Promise<CardEntry[]>;
  /** One entry by id, for related words. */
  entry(id: string): Promise<CardEntry | null>;
  /** A text of `_locales` in the reader's language. */
  message(key: string, ...substitutions: string[]): string;
  /** What the reader chose, as of now. */
  choices(): CardChoices;
  /** What the reader has said about the word with this id. */
  marks(id: string): Promise<Marks>;
  /** The reader says, or takes back, that they know a word or keep it. Rejects when it could not be stored. */
  mark(id: string, mark: Partial<Marks>): Promise<void>;
  /** In a private window: what the reader says about a word is not kept, so the card does not offer to. */
  readonly keepsNothing?: boolean;
  turnOffSite(): void;
  /** Opens the search with a text that the card does not know; absent where there is none. */
  search?(text: string): void;
  /** A card has opened where none was. */
  onOpened?(): void;
  /** The card has closed, whoever closed it. */
  onClosed(): void;
  readonly listen?: Listen;
  /** When it aborts, the card closes and opens no more. */
  readonly signal: AbortSignal;
}

export type CreateCard = (services: CardServices) => Card;

declare global {
  /** Set by card.js in the extension's isolated world. */
  var plainwordCard: CreateCard | undefined;
}
