/** What a page looks like on paper: the letters and the shapes of the file that the browser would print. */
import { inflateSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';

export interface Printed {
  /** All letters as the file names them, in order. */
  letters: string;
  /** How many lines and areas are painted. */
  shapes: number;
}

/** Where letters are shown: as one string or, with the spaces between them adjusted, as several. */
const SHOWN = /(?:<[\dA-F\s]*>|\((?:\\.|[^\\)])*\)|\[[^\]]*\])\s*T[Jj]\b/g;
const STRING = /<([\dA-F\s]*)>|\(((?:\\.|[^\\)])*)\)/g;
/** Operators that fill or stroke. */
const SHAPE = /(?:^|\s)(?:f\*?|F|[Ss]|[Bb]\*?|sh|Do)(?=\s|$)/g;

export async function printed(page: Page): Promise<Printed> {
  const drawings = streamsOf(Buffer.from(await page.pdf())).filter((text) => /(?:^|\s)BT\s/.test(text));
  const letters = drawings.flatMap((drawing) =>
    [...drawing.matchAll(SHOWN)].flatMap(([shown]) =>
      [...shown.matchAll(STRING)].map(([, code, letters]) => code ?? letters),
    ),
  );
  const shapes = drawings.flatMap((drawing) => drawing.replace(SHOWN, '').match(SHAPE) ?? []);
  return { letters: letters.join(''), shapes: shapes.length };
}

const START = 'stream\n';
const END = 'endstream';

/** The compressed parts of a PDF file, as text. */
function streamsOf(file: Buffer): string[] {
  const texts: string[] = [];
  for (let at = file.indexOf(START); at >= 0; at = file.indexOf(START, at)) {
    const end = file.indexOf(END, at);
    try {
      texts.push(inflateSync(file.subarray(at + START.length, end)).toString('latin1'));
    } catch {
      // Not compressed: no drawing of a page.
    }
    at = end + END.length;
  }
  return texts;
}
