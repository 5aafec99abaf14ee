/**
 * The pages of the bench: those of `tests/pages`, generated ones of the kinds that cost most, and a folder of one's own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, random } from './random.ts';

export interface Page {
  name: string;
  html: string;
}

/** The commonest words of English, in the order of their frequency. */
const COMMON =
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just state those people too mister little world own work nation year day house water city field report music table garden river paper letter'.split(
    ' ',
  );

const SYLLABLES =
  'ba be bo ca co da de di fo fi ga go ha he in ka la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va ve vi za'.split(
    ' ',
  );

/** The rarer words are made up: what counts is that they are many. */
const RARE = (() => {
  const from = random(7);
  return Array.from({ length: 6000 }, () =>
    Array.from({ length: 2 + from.below(3) }, () => from.pick(SYLLABLES)).join(''),
  );
})();

const VOCABULARY = [...COMMON, ...RARE];

/** The word of rank n comes 1/n as often as the first: as in any language. */
const commonWord = (from: Random): string =>
  VOCABULARY[Math.floor(VOCABULARY.length ** (from.below(1_000_000) / 1_000_000)) - 1]!;

const WORDS = [
  'metastatic breast cancer',
  'HER2-positive',
  'aromatase inhibitor',
  'tamoxifen',
  'letrozole',
  'trastuzumab',
  'lumpectomy',
  'mastectomy',
  'sentinel lymph node biopsy',
  'ductal carcinoma in situ',
];

/** A sentence of common words; `often` of 1,000 words is one of ours. */
function sentence(from: Random, often: number): string {
  const words = Array.from({ length: 6 + from.below(14) }, () =>
    from.below(1000) < often ? from.pick(WORDS) : commonWord(from),
  );
  const text = words.join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

const paragraph = (from: Random, often: number, sentences: number) =>
  Array.from({ length: sentences }, () => sentence(from, often)).join(' ');

const documentOf = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>`;

const repeat = (times: number, make: (number: number) => string) =>
  Array.from({ length: times }, (_, i) => make(i)).join('');

const generated: Record<string, () => string> = {
  'long article, few words': () => {
    const from = random(1);
    return repeat(1500, (i) => `${i % 12 === 0 ? `<h2>Part ${i}</h2>` : ''}<p>${paragraph(from, 2, 8)}</p>`);
  },
  'long article, no word': () => {
    const from = random(2);
    return repeat(1500, () => `<p>${paragraph(from, 0, 8)}</p>`);
  },
  'handbook, a word in every line': () => {
    const from = random(3);
    return repeat(600, (i) => `<h3>Section ${i}</h3><p>${paragraph(from, 120, 5)}</p>`);
  },
  'forum, many small pieces': () => {
    const from = random(4);
    return repeat(
      2500,
      (
        i,
      ) => `<div class="post"><div><a href="#">user${i}</a> <time>${i} min</time> <span>·</span> <b>${from.below(90)}</b></div>
        <div>${sentence(from, 5)} <i>${commonWord(from)}</i> ${sentence(from, 5)}</div>
        <ul><li><button>Reply</button></li><li><a href="#">Share</a></li><li><a href="#">Report</a></li></ul></div>`,
    );
  },
  'table of results': () => {
    const from = random(5);
    const cell = () => `<td>${from.below(3) ? from.below(1000) / 10 : commonWord(from)}</td>`;
    return `<table>${repeat(1500, (i) => `<tr><th>${i % 25 ? commonWord(from) : from.pick(WORDS)}</th>${repeat(8, cell)}</tr>`)}</table>`;
  },
};

const filesOf = (folder: string): Page[] =>
  readdirSync(folder)
    .filter((name) => /\.html?$/.test(name))
    .sort()
    .map((name) => ({ name, html: readFileSync(join(folder, name), 'utf8') }));

/** Pages of the project whose text is there without a script. */
const OWN = ['news-article.html', 'not-about-health.html', 'pathology-report.html', 'portal-visit.html'];

/** All pages: with a folder, its `*.html` instead of the project's own and the generated ones. */
export function benchPages(root: string, folder: string | undefined): Page[] {
  if (folder !== undefined) return filesOf(folder);
  return [
    ...filesOf(join(root, 'tests', 'pages')).filter(({ name }) => OWN.includes(name)),
    ...Object.entries(generated).map(([name, body]) => ({ name, html: documentOf(name, body()) })),
  ];
}
