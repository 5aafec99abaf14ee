/** The states of the card and the underline that `npm run shots` takes pictures of. */
import type { Opened } from '../tests/e2e/driver/opened.ts';

export interface Shot {
  name: string;
  /** Size of the window, CSS px. */
  size: readonly [width: number, height: number];
  /** Body of the page. */
  html: string;
  /** The word whose card opens; absent: none does. */
  word?: string;
  by?: 'hover' | 'click' | 'keyboard';
  /** What is kept in the storage. */
  stored?: Record<string, unknown>;
  scheme?: 'dark' | 'forced';
  /** The page's language is English all the same. */
  dir?: 'rtl';
  /** What is done when the card is open. */
  next?(opened: Opened): Promise<void>;
  /** The background cannot be reached for explanations. */
  broken?: true;
}

const LETTER = `
  <h1>Your visit</h1>
  <p>You take letrozole each day. It is an aromatase inhibitor. Your HER2 test and your ER test are back.</p>
  <p>We spoke about hospice, which some people call palliative care, and about neutropenia.</p>`;

const at = (word: string, x: string, y: string) =>
  `<p>${'The quick brown fox jumps over the lazy dog. '.repeat(40)}</p>
   <span style="position:fixed;${x};${y};background:#fff;padding:2px">${word}</span>`;

const press = (name: string) => async (opened: Opened) => opened.press(name);

const DESKTOP = [560, 640] as const;
const TALL = [560, 820] as const;
const PHONE = [390, 760] as const;
const NARROW = [320, 620] as const;

/** Page backgrounds, text colors, and what they are an example of. */
const GROUNDS = [
  ['#fff', '#111', 'white'],
  ['#000', '#eee', 'black'],
  ['#777', '#fff', 'grey, white text'],
  ['#777', '#000', 'grey, black text'],
  ['#fff', '#767676', 'pale text'],
  ['#fff', '#aaa', 'too pale text'],
  ['#1b1f24', '#8a8f98', 'dim text on dark'],
  ['#0b5566', '#fff', 'teal'],
  ['#ffd54f', '#222', 'yellow'],
  ['#c62828', '#fff', 'red'],
  ['linear-gradient(90deg,#123,#89a,#fed,#543)', '#fff', 'photo, white text'],
  ['repeating-linear-gradient(45deg,#222 0 9px,#ddd 9px 18px)', '#c00', 'photo, red text'],
] as const;

const swatches = GROUNDS.map(
  ([ground, color, name]) =>
    `<p style="margin:0;padding:11px 16px;background:${ground};color:${color};font:17px/1.5 system-ui">${name}: letrozole, <b>HER2</b> and <a href="#x" style="color:inherit">tamoxifen</a>, <small>anastrozole</small></p>`,
).join('');

const underline = (strength: string): Shot => ({
  name: `underline, ${strength}`,
  size: [560, 600],
  html: `<style>body{margin:0}</style>${swatches}`,
  stored: { strength, density: 'every' },
});

export const SHOTS: readonly Shot[] = [
  { name: 'a word explained', size: DESKTOP, html: LETTER, word: 'letrozole' },
  { name: 'unfolded', size: [560, 800], html: LETTER, word: 'letrozole', by: 'click', next: press('More') },
  { name: 'by keyboard', size: DESKTOP, html: LETTER, by: 'keyboard' },
  {
    name: 'known, to be undone',
    size: TALL,
    html: LETTER,
    word: 'letrozole',
    by: 'click',
    next: press('I know this word'),
  },
  {
    name: 'saved',
    size: TALL,
    html: LETTER,
    word: 'letrozole',
    by: 'click',
    next: press('Save to my words'),
  },
  {
    name: 'dark (system)',
    size: DESKTOP,
    html: `<style>body{background:#111;color:#ddd}</style>${LETTER}`,
    word: 'letrozole',
    scheme: 'dark',
  },
  { name: 'dark (chosen)', size: DESKTOP, html: LETTER, word: 'neutropenia', stored: { theme: 'dark' } },
  { name: 'forced colors', size: DESKTOP, html: LETTER, word: 'neutropenia', scheme: 'forced' },
  { name: 'urgent', size: DESKTOP, html: LETTER, word: 'neutropenia' },
  { name: 'gentle', size: DESKTOP, html: LETTER, word: 'hospice' },
  {
    name: 'gentle, shown',
    size: DESKTOP,
    html: LETTER,
    word: 'hospice',
    by: 'click',
    next: press('Show the explanation'),
  },
  {
    name: 'gentle related words',
    size: DESKTOP,
    html: '<p>CNS metastases, and letrozole.</p>',
    word: 'CNS metastases',
  },
  {
    name: 'two meanings',
    size: [560, 760],
    html: '<p>The estrogen receptor was found. By RECIST, the objective response rate was good. She had a PR.</p>',
    word: 'PR',
  },
  {
    name: 'long entry',
    size: [560, 800],
    html: '<p>You get trastuzumab.</p>',
    word: 'trastuzumab',
    by: 'click',
    next: press('More'),
  },
  {
    name: 'without say',
    size: DESKTOP,
    html: '<p>The tumor microenvironment, and letrozole.</p>',
    word: 'tumor microenvironment',
  },
  { name: 'error', size: DESKTOP, html: LETTER, word: 'letrozole', broken: true },
  { name: 'text 150 %', size: [640, 800], html: LETTER, word: 'letrozole', stored: { textSize: 150 } },
  { name: 'text 200 %', size: [760, 900], html: LETTER, word: 'neutropenia', stored: { textSize: 200 } },
  {
    name: 'text 200 %, 320 px',
    size: NARROW,
    html: '<p>You have breast microcalcifications.</p>',
    word: 'breast microcalcifications',
    stored: { textSize: 200 },
  },
  { name: '320 px', size: NARROW, html: LETTER, word: 'aromatase inhibitor' },
  { name: 'phone', size: PHONE, html: LETTER, word: 'HER2 test', by: 'click' },
  {
    name: 'phone, dark',
    size: PHONE,
    html: `<style>body{background:#000;color:#ddd}</style>${LETTER}`,
    word: 'letrozole',
    by: 'click',
    scheme: 'dark',
  },
  { name: 'frame of 320 × 200', size: [320, 200], html: '<p>Take letrozole.</p>', word: 'letrozole' },
  {
    name: '320 × 200, scrolled',
    size: [320, 200],
    html: '<p>Take letrozole.</p>',
    word: 'letrozole',
    by: 'click',
    next: async ({ page }) => {
      await page.mouse.move(150, 150);
      await page.mouse.wheel({ deltaY: 300 });
    },
  },
  { name: '400 % zoom', size: [320, 256], html: LETTER, word: 'aromatase inhibitor' },
  {
    name: 'right to left',
    size: DESKTOP,
    html: `<p>זה letrozole שלך</p>${LETTER}`,
    word: 'letrozole',
    dir: 'rtl',
  },
  {
    name: 'vertical',
    size: [640, 640],
    html: '<div style="writing-mode:vertical-rl;height:560px">You take letrozole each day.</div>',
    word: 'letrozole',
  },
  {
    name: 'at the left edge',
    size: DESKTOP,
    html: at('letrozole', 'left:0', 'top:120px'),
    word: 'letrozole',
  },
  {
    name: 'at the right edge',
    size: DESKTOP,
    html: at('letrozole', 'right:0', 'top:120px'),
    word: 'letrozole',
  },
  { name: 'at the top', size: DESKTOP, html: at('letrozole', 'left:200px', 'top:0'), word: 'letrozole' },
  {
    name: 'at the bottom',
    size: DESKTOP,
    html: at('letrozole', 'left:200px', 'bottom:0'),
    word: 'letrozole',
  },
  {
    name: 'in the middle',
    size: [560, 560],
    html: at('letrozole', 'left:200px', 'top:270px'),
    word: 'letrozole',
  },
  {
    name: 'on a hostile page',
    size: DESKTOP,
    html: `<style>* { all: unset !important; letter-spacing: 9px !important } html { font-size: 4px !important } p { display: block !important; margin: 20px !important; font-size: 18px !important }</style><p>Take letrozole.</p>`,
    word: 'letrozole',
  },
  underline('quiet'),
  underline('clear'),
  underline('strong'),
];
