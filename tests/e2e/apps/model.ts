/** What all the apps show and how it changes: the same states in every framework, from one seed. */

export interface Row {
  id: number;
  name: string;
  before: string;
  after: string;
  note: string | null;
  html: string;
}

export interface State {
  title: string;
  count: number;
  isOpen: boolean;
  rows: Row[];
  draft: string;
}

/** Words and what replaces them: some in several pieces, some that wait for a reason, some that are none. */
const TEXTS = [
  'HER2',
  'HER2-positive',
  'Benign',
  'letrozole',
  'tamoxifen 20 mg',
  'metastatic breast cancer',
  'metastatic',
  ' breast cancer',
  'Nothing was found.',
  'estrogen receptor',
  'AI',
  'ER-negative',
  'mammogram',
  'lymph node',
  'x',
  '',
  ' ',
  'carcinoma in situ',
]; // prettier-ignore
const HTML = ['<b>HER2</b>-positive', 'a <i>mammogram</i>', 'Benign', '<u>lymph</u> node biopsy', ''];

/** Random numbers below 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const MOST_ROWS = 30;

export class Model {
  readonly #random: () => number;
  #lastId = 0;
  state: State = { title: 'HER2', count: 0, isOpen: false, rows: [], draft: 'letrozole' };

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    for (let i = 0; i < 12; i++) this.change();
  }

  /** The next state; the one before is left as it was. */
  change(): State {
    const { state } = this;
    const count = state.count + 1;
    const rows = [...state.rows];
    const at = this.#below(rows.length);
    const row = rows[at];
    this.state = { ...state, count, rows };
    const kind = this.#below(12);
    if (kind === 0) this.state.title = this.#text();
    else if (kind === 1) this.state.isOpen = !state.isOpen;
    else if (kind === 2) this.state.draft = this.#text();
    else if (kind === 3 && row) rows.splice(at, 1);
    else if (kind === 4) rows.reverse();
    else if (kind === 5 && row) rows.push(...rows.splice(at, 1));
    else if (kind === 6 && rows.length > MOST_ROWS) rows.length = 3;
    else if (kind <= 8 || !row) rows.splice(at, 0, this.#row());
    else rows[at] = { ...row, ...this.#part() };
    return this.state;
  }

  #below(most: number): number {
    return Math.floor(this.#random() * most);
  }

  #text(): string {
    return TEXTS[this.#below(TEXTS.length)]!;
  }

  #html(): string {
    return HTML[this.#below(HTML.length)]!;
  }

  #note(): string | null {
    return this.#below(2) === 0 ? null : this.#text();
  }

  #row(): Row {
    const id = ++this.#lastId;
    const [name, before, after] = [this.#text(), this.#text(), this.#text()];
    return { id, name, before, after, note: this.#note(), html: this.#html() };
  }

  /** A part of a row that changes. */
  #part(): Partial<Row> {
    const parts = [
      { name: this.#text() },
      { before: this.#text() },
      { after: this.#text() },
      { note: this.#note() },
      { html: this.#html() },
    ];
    return parts[this.#below(parts.length)]!;
  }
}
