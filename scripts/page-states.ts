/** The states of the extension's own pages that `npm run shots` takes pictures of. */
import type { Shot } from './shot-states.ts';

export interface PageShot extends Pick<Shot, 'name' | 'size' | 'stored' | 'scheme'> {
  /** File of the page. */
  page: 'popup.html' | 'options.html' | 'welcome.html';
  /** Body of the web page below it. */
  over?: string;
}

const LETTER =
  '<p>You take letrozole. Your HER2 test is back. Ask about neutropenia, osteoporosis and hospice.</p>';

const CHOICES = {
  'site:example.org': 'off',
  'site:www.a-hospital-with-a-long-name.example.com': 'on',
  'known:biopsy': true,
  'known:stereotactic-body-radiation-therapy': true,
};

const POPUP = [400, 560] as const;
const WIDE = [1180, 900] as const;
const NARROW = [320, 700] as const;

const looks = (
  page: PageShot['page'],
  size: PageShot['size'],
  narrow: PageShot['size'],
  stored = {},
): PageShot[] => {
  const name = page.replace('.html', '');
  const over = LETTER;
  return [
    { name, page, size, stored, over },
    { name: `${name}, dark`, page, size, stored, over, scheme: 'dark' },
    { name: `${name}, forced colors`, page, size, stored, over, scheme: 'forced' },
    { name: `${name}, 320 px`, page, size: narrow, stored, over },
    { name: `${name}, text 200 %`, page, size, stored: { ...stored, textSize: 200 }, over },
    { name: `${name}, text 200 %, 320 px`, page, size: narrow, stored: { ...stored, textSize: 200 }, over },
  ];
};

export const PAGE_SHOTS: readonly PageShot[] = [
  ...looks('popup.html', POPUP, [320, 560]),
  {
    name: 'popup, site off',
    page: 'popup.html',
    size: POPUP,
    stored: { 'site:localhost': 'off' },
    over: LETTER,
  },
  {
    name: 'popup, paused',
    page: 'popup.html',
    size: POPUP,
    stored: { pausedUntil: 'forever' },
    over: LETTER,
  },
  { name: 'popup, no words', page: 'popup.html', size: POPUP, over: '<p>Nothing.</p>' },
  {
    name: 'popup, only chosen sites',
    page: 'popup.html',
    size: POPUP,
    stored: { mode: 'only' },
    over: LETTER,
  },
  { name: 'popup, not possible', page: 'popup.html', size: POPUP },
  ...looks('options.html', WIDE, NARROW, CHOICES),
  ...looks('welcome.html', WIDE, NARROW),
];
