/**
 * Keeps the lists of all frames of a tab that hold words. Each frame is asked on its own: one that hangs holds up no
 * other. Whoever owns this decides when to ask.
 */
import type { FrameWords } from '../../listing/index.ts';
import type { PagePorts } from './ports.ts';

/** A frame that has not answered by then is asked again, ms. */
const PATIENCE = 5000;

interface Asked {
  words: FrameWords | null;
  isAsking: boolean;
  /** Something has happened since it was asked. */
  again: boolean;
}

export class FrameLists {
  readonly #ports: Pick<PagePorts, 'list' | 'report'>;
  readonly #changed: () => void;
  #tabId: number | null = null;
  #frames = new Map<number, Asked>();

  /** `changed` is called when the words of some frame have. */
  constructor(ports: Pick<PagePorts, 'list' | 'report'>, changed: () => void) {
    this.#ports = ports;
    this.#changed = changed;
  }

  /** The lists that have come, by frame. */
  get words(): ReadonlyMap<number, FrameWords> {
    const told = new Map<number, FrameWords>();
    for (const [frameId, { words }] of this.#frames) if (words) told.set(frameId, words);
    return told;
  }

  /** Some frame is said to hold words, and has not told them yet. */
  get isWaiting(): boolean {
    return [...this.#frames.values()].some(({ words }) => words === null);
  }

  /** Forgets everything, and speaks of this tab from now on. */
  follow(tabId: number | null): void {
    this.#tabId = tabId;
    this.#frames = new Map();
  }

  /** A frame says whether it holds words. */
  told(frameId: number, hasWords: boolean): void {
    if (hasWords) {
      if (!this.#frames.has(frameId))
        this.#frames.set(frameId, { words: null, isAsking: false, again: false });
      void this.#ask(frameId);
    } else if (this.#frames.delete(frameId)) this.#changed();
  }

  /** Asks all frames again. */
  refresh(): void {
    for (const frameId of this.#frames.keys()) void this.#ask(frameId);
  }

  async #ask(frameId: number): Promise<void> {
    const frames = this.#frames;
    const frame = frames.get(frameId);
    const tabId = this.#tabId;
    if (!frame || tabId === null) return;
    frame.again = frame.isAsking;
    if (frame.isAsking) return;
    frame.isAsking = true;
    const answer = await this.#answer(tabId, frameId, frame.words?.version ?? null);
    frame.isAsking = false;
    if (this.#frames !== frames || frames.get(frameId) !== frame) return;
    if (answer === 'late') return;
    if (answer === null) {
      frames.delete(frameId);
      this.#changed();
      // It went, or it is about to hold another page: what is there now tells by itself.
      void this.#ports.report(tabId);
    } else if (answer !== 'same') {
      frame.words = answer;
      this.#changed();
    }
    if (frame.again) void this.#ask(frameId);
  }

  #answer(
    tabId: number,
    frameId: number,
    version: number | null,
  ): Promise<FrameWords | 'same' | 'late' | null> {
    let timer: ReturnType<typeof setTimeout>;
    const late = new Promise<'late'>((done) => {
      timer = setTimeout(() => done('late'), PATIENCE);
    });
    const answer = this.#ports.list(tabId, frameId, version).catch(() => null);
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
