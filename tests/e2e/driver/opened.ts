/** A tab with a web page: its words, its card, and the reader's pointer on them. */
import type { Frame, Page } from 'puppeteer-core';
import type { CardEntry } from '../../../glossary/entry.ts';
import { type Box, cardInFrame, type RawCard, wordsInFrame } from './inside.ts';
import type { Reader } from './reader.ts';
import { until, untilStill } from './wait.ts';

/** A word underlined on a page. */
export interface Word {
  text: string;
  /** The entries it may mean, the surest first. */
  entries: CardEntry[];
  certainty: 'sure' | 'context';
  /** Address of its frame. */
  frame: string;
  box: Box | null;
}

export interface Card extends RawCard {
  /** Address of the frame it is in. */
  frame: string;
}

/** Which of several words with the same text. */
export interface Which {
  /** From 0, in the order of the frame's document. */
  number?: number;
  /** The top frame if absent. */
  frame?: Frame;
}

/** How long what is found must stand still to count as all, ms. */
const QUIET = 500;

/** The answer of one frame. Chromium leaves out the error, Firefox the result. */
interface FrameAnswer<Result> {
  frameId: number;
  result?: { href: string; value: Result };
  error?: { message: string };
}

export class Opened {
  readonly reader: Reader;
  readonly page: Page;
  readonly tabId: number;

  constructor(reader: Reader, page: Page, tabId: number) {
    this.reader = reader;
    this.page = page;
    this.tabId = tabId;
  }

  /** The words underlined now, frame by frame, the top one first, each in the order of its document. */
  async words(): Promise<Word[]> {
    const words: Word[] = [];
    for (const { href, value } of await this.#inFrames(wordsInFrame, null)) {
      for (const { entries, ...word } of value) {
        words.push({ ...word, entries: await this.reader.entries(entries), frame: href });
      }
    }
    return words;
  }

  /** The words of a page that has some, as soon as no more are coming. */
  async allWords(): Promise<Word[]> {
    await until('a word to be underlined', async () => (await this.words()).length > 0);
    return this.wordsIfAny();
  }

  /** The words as soon as no more are coming; none where none came for a while. */
  async wordsIfAny(): Promise<Word[]> {
    await untilStill(async () => (await this.words()).map(({ text }) => text), QUIET);
    return this.words();
  }

  /** The texts underlined now in the top frame, sorted by place. */
  async texts(): Promise<string[]> {
    return (await this.words()).filter(({ frame }) => frame === this.page.url()).map(({ text }) => text);
  }

  /** Waits until a text is underlined in some frame. */
  waitForWord(text: string): Promise<Word> {
    return until(`"${text}" to be underlined`, async () =>
      (await this.words()).find((word) => word.text === text),
    );
  }

  /** Scrolls a word of the top frame to the middle of the screen. Answers where it stands; null if nowhere. */
  async show(number: number): Promise<Box | null> {
    const [top] = await this.#inFrames(wordsInFrame, number, [0]);
    return top?.value[number]?.box ?? null;
  }

  /** The middle of a word on the screen. */
  async pointOf(text: string, { number = 0, frame }: Which = {}): Promise<Point> {
    const href = frame?.url() ?? this.page.url();
    const word = await until(
      `"${text}" to be underlined`,
      async () => (await this.words()).filter((word) => word.text === text && word.frame === href)[number],
    );
    if (!word.box) throw new Error(`"${text}" is not displayed`);
    const { x, y } = await originOf(frame);
    return { x: x + word.box.x + word.box.width / 2, y: y + word.box.y + word.box.height / 2 };
  }

  /** True if the reader sees the word differently for our being there. Scrolls to it. */
  async isUnderlined(text: string): Promise<boolean> {
    const own = (await this.words()).filter(({ frame }) => frame === this.page.url());
    const box = await this.show(own.findIndex((word) => word.text === text));
    if (!box) throw new Error(`"${text}" is not displayed`);
    const clip = { x: box.x, y: box.y, width: box.width, height: box.height + 4 };
    const { x, y } = await this.page.evaluate(() => ({ x: scrollX, y: scrollY }));
    const picture = () =>
      this.page.screenshot({ encoding: 'base64', clip: { ...clip, x: clip.x + x, y: clip.y + y } });
    // Once a second the engine puts back what was taken away.
    const seen = await until('a picture without underlines', async () => {
      const withUs = await picture();
      const without = await this.page.evaluateHandle(() => {
        const ours = CSS.highlights.get('plainword');
        CSS.highlights.delete('plainword');
        return ours;
      });
      const bare = await picture();
      const isBack = await this.page.evaluate((ours) => {
        const isBack = CSS.highlights.has('plainword');
        if (ours) CSS.highlights.set('plainword', ours);
        return isBack;
      }, without);
      return isBack ? null : { differs: withUs !== bare };
    });
    return seen.differs;
  }

  /** Moves the pointer to a place on the screen, as a hand does, and leaves it there. */
  async rest({ x, y }: Point): Promise<void> {
    await this.page.mouse.move(x - 3, y);
    await this.page.mouse.move(x, y);
  }

  /** Rests on a word. */
  async hover(text: string, which?: Which): Promise<void> {
    await this.rest(await this.pointOf(text, which));
  }

  async click(text: string, which?: Which): Promise<void> {
    const { x, y } = await this.pointOf(text, which);
    await this.page.mouse.click(x, y);
  }

  /** The open card, in whichever frame; null while there is none. */
  async card(): Promise<Card | null> {
    for (const { href, value } of await this.#inFrames(cardInFrame, null)) {
      if (value) return { ...value, frame: href };
    }
    return null;
  }

  /** Waits until a card stands there, one with this heading or any, and nothing in it moves any more. */
  waitForCard({ heading, patience }: { heading?: string; patience?: number } = {}): Promise<Card> {
    const what = heading === undefined ? 'a card' : `the card "${heading}"`;
    const ask = async () => {
      const card = await this.card();
      const isIt =
        card && !card.isMoving && !card.isLoading && (heading === undefined || card.heading === heading);
      return isIt ? card : null;
    };
    return until(what, ask, patience);
  }

  waitForNoCard(): Promise<true> {
    return until('the card to close', async () => (await this.card()) === null);
  }

  /** Presses a button of the open card with the mouse. */
  async press(name: string, { frame }: { frame?: Frame } = {}): Promise<void> {
    let before = '';
    const box = await until(`the button "${name}" to rest in the card`, async () => {
      const card = await this.card();
      const box = card && !card.isMoving && card.buttons.find((button) => button.name === name)?.box;
      const now = JSON.stringify(box ?? null);
      const isStill = now === before;
      before = now;
      return isStill && box;
    });
    const { x, y } = await originOf(frame);
    await this.page.mouse.click(x + box.x + box.width / 2, y + box.y + box.height / 2);
  }

  /** Takes the step of the commands "next word" (1) and "previous word" (-1), which no driver can press. */
  async step(direction: 1 | -1): Promise<void> {
    await this.page.bringToFront();
    await this.reader.command(direction === 1 ? 'next-word' : 'previous-word');
  }

  /** The frame whose address ends like this, as soon as the driver has heard of it. */
  frame(end: string): Promise<Frame> {
    return until(`the frame ${end}`, async () => this.page.frames().find((one) => one.url().endsWith(end)));
  }

  /** Runs a function in the extension's world of the top frame. It is sent as text. */
  async inOwnWorld(run: () => unknown): Promise<void> {
    await this.#inFrames(run, null, [0]);
  }

  /** The document as the page would save it. */
  html(): Promise<string> {
    return this.page.evaluate(() => document.documentElement.outerHTML);
  }

  /** Runs a function of inside.ts in these frames, or all. A frame that is gone meanwhile is left out. */
  async #inFrames<Argument, Result>(
    run: (argument: Argument) => Result,
    argument: Argument,
    frameIds?: number[],
  ): Promise<{ href: string; value: Result }[]> {
    const target = JSON.stringify(
      frameIds ? { tabId: this.tabId, frameIds } : { tabId: this.tabId, allFrames: true },
    );
    // The function travels as text: an extension's page may not make functions of text, but what a debugger sends may.
    const func = `(argument) => ({ href: location.href, value: (${run.toString()})(argument) })`;
    const answers = await this.reader.evaluateOwn<FrameAnswer<Result>[]>(
      `chrome.scripting.executeScript({ target: ${target}, func: ${func}, args: [${JSON.stringify(argument)}] })`,
    );
    for (const { error } of answers) if (error) throw new Error(error.message);
    return answers.sort((a, b) => a.frameId - b.frameId).flatMap(({ result }) => result ?? []);
  }
}

export interface Point {
  x: number;
  y: number;
}

/** Where a frame stands in the window. */
async function originOf(frame: Frame | undefined): Promise<Point> {
  const element = await frame?.frameElement();
  if (!frame || !element) return { x: 0, y: 0 };
  const inside = await element.evaluate((element) => {
    const { x, y } = element.getBoundingClientRect();
    return { x: x + element.clientLeft, y: y + element.clientTop };
  });
  const outside = await originOf(frame.parentFrame() ?? undefined);
  return { x: inside.x + outside.x, y: inside.y + outside.y };
}
