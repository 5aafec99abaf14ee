import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAboutSuicide } from '../../glossary/crisis.ts';
import { loadGlossary } from '../../glossary/load.ts';
import { createSearch, type Found } from '../../glossary/search.ts';
import { nameKey, stem } from '../../glossary/search-words.ts';
import { namesOf } from '../../glossary/underlined.ts';
import { HELD_OUT, MORE_QUERIES, QUERIES, type Query } from './search-queries.ts';

const { entries } = loadGlossary(process.cwd()).glossary;
const names = entries.map(namesOf);
const search = createSearch(entries.map((entry, i) => ({ ...entry, names: names[i]! })));

const idOf = ({ entry }: { entry: number }) => entries[entry]!.id;
const ids = ({ hits, similar }: Found) => ({ hits: hits.map(idOf), similar: similar.map(idOf) });

/** What the reader sees first. */
const first = ({ hits, similar, similarFirst }: Found) =>
  [...(similarFirst ? [...similar, ...hits] : [...hits, ...similar]).slice(0, 1)].map(idOf)[0];

/** The queries that do not show a right entry first. */
const missed = (queries: readonly Query[]) =>
  queries.flatMap(([query, ...right]) => {
    const id = first(search(query));
    return id !== undefined && right.includes(id) ? [] : [`${query}: ${id}`];
  });

describe('what readers type', () => {
  it('names only entries that are there, and no query twice', () => {
    const all = [...QUERIES, ...MORE_QUERIES, ...HELD_OUT];
    const known = new Set(entries.map(({ id }) => id));
    expect(all.flatMap(([, ...right]) => right).filter((id) => !known.has(id))).toEqual([]);
    expect(new Set(all.map(([query]) => query)).size).toBe(all.length);
    expect([QUERIES.length, HELD_OUT.length]).toEqual([60, 60]);
  });

  // Room for new entries that fit as well; a fall below this is a fault of the search.
  it.each([
    ['the queries it was made with', QUERIES, 2],
    ['more', MORE_QUERIES, 6],
    ['queries it was not made with', HELD_OUT, 4],
  ])('shows the right entry first: %s', (_, queries, most) => {
    const all = missed(queries);
    expect(all.length, all.join('\n')).toBeLessThanOrEqual(most);
  });
});

describe('a name', () => {
  const owners = new Map<string, Set<string>>();
  entries.forEach(({ id }, i) => {
    for (const name of names[i]!) {
      const key = nameKey(name);
      owners.set(key, new Set([...(owners.get(key) ?? []), id]));
    }
  });

  it('of any entry, in any form, finds it before all that do not share the name', () => {
    const wrong: string[] = [];
    entries.forEach(({ id }, i) => {
      for (const name of names[i]!) {
        const { hits, similarFirst } = search(name);
        const at = hits.findIndex((hit) => idOf(hit) === id);
        const isFound = at >= 0 && hits.slice(0, at + 1).every(({ isExact }) => isExact) && !similarFirst;
        // A name that others share with a code or sign that is no letter.
        if (!isFound && !(owners.get(nameKey(name))!.size > 1)) wrong.push(`${name}: ${id}`);
      }
    });
    expect(wrong).toEqual([]);
    // Thousands of searches.
  }, 60_000);

  it.each([
    ['HERCEPTIN', 'trastuzumab'],
    ['port a cath', 'port'],
    ['bi rads 4', 'bi-rads-4'],
    ['Tumour', 'tumor'],
    ['biopsies', 'biopsy'],
    ['  pet-scan ', 'pet-scan'],
    ['ER+', 'er-positive'],
    ['ER-', 'er-negative'],
  ])('is found in any spelling: "%s"', (query, id) => {
    const [hit] = search(query).hits;
    expect([idOf(hit!), hit!.isExact]).toEqual([id, true]);
  });

  it('of its own stands before a name that only search knows', () => {
    expect(ids(search('radiation')).hits[0]).toBe('radiation-therapy');
  });

  it('is told by which it was found', () => {
    expect(search('herceptin').hits[0]).toMatchObject({ name: 'Herceptin', words: ['herceptin'] });
    expect(search('trastuz').hits[0]).toMatchObject({ name: 'trastuzumab', beginnings: ['trastuz'] });
    expect(search('herseptin').similar[0]).toMatchObject({ name: 'Herceptin', isExact: false });
  });
});

describe('a name that is merely similar', () => {
  it.each([
    ['herseptin', 'trastuzumab'],
    ['kadcila', 'trastuzumab-emtansine'],
    ['ribocyclib', 'ribociclib'],
    ['palbociclip', 'palbociclib'],
    ['trastuzumab deruxtican', 'trastuzumab-deruxtecan'],
    ['Zometta', 'zoledronic-acid'],
    ['taxoteer', 'docetaxel'],
  ])('of a drug is asked about and is no result: "%s"', (query, id) => {
    const found = search(query);
    expect(found.similarFirst).toBe(true);
    expect(ids(found).similar[0]).toBe(id);
    expect(ids(found).hits).not.toContain(id);
    expect(found.hits.some(({ isExact }) => isExact)).toBe(false);
  });

  it('is never a result, whichever letter of whichever drug is wrong', () => {
    const drugs = entries.flatMap(({ id, kind }, i) =>
      kind === 'drugs'
        ? names[i]!.filter((name) => /^[a-z]{6,}$/i.test(name)).map((name) => ({ id, name }))
        : [],
    );
    const slip = fc.record({
      drug: fc.constantFrom(...drugs),
      at: fc.nat(40),
      letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      how: fc.constantFrom('other', 'more', 'less', 'swapped'),
    });
    fc.assert(
      fc.property(slip, ({ drug, at, letter, how }) => {
        const name = drug.name.toLowerCase();
        const i = at % (name.length - 1);
        const [before, one, two, rest] = [name.slice(0, i), name[i]!, name[i + 1]!, name.slice(i + 2)];
        const change = { other: letter + two, more: one + letter + two, less: two, swapped: two + one }[how]!;
        const typed = before + change + rest;
        fc.pre(typed !== name);
        const { hits } = search(typed);
        // It may be another name, or the beginning of one, that the glossary holds.
        for (const hit of hits) {
          const isHeld = names[hit.entry]!.some((other) => nameKey(other).includes(typed));
          if (!isHeld)
            expect(
              hit.words.every((word) => word !== name),
              `${typed} → ${idOf(hit)}`,
            ).toBe(true);
        }
        if (!names.flat().some((other) => nameKey(other).includes(typed)))
          expect(hits.map(idOf), typed).not.toContain(drug.id);
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('is never a drug whose name only ends in another way', () => {
    const owners = new Map<string, Set<string>>();
    entries.forEach(({ id, kind }, i) => {
      if (kind !== 'drugs') return;
      for (const name of names[i]!.filter((name) => /^[a-z]+$/i.test(name))) {
        const root = stem(name.toLowerCase());
        owners.set(root, new Set([...(owners.get(root) ?? []), id]));
      }
    });
    const shared = [...owners].filter(([, ids]) => ids.size > 1).map(([root]) => root);
    // They share the name itself.
    expect(shared.filter((root) => search(root).hits.filter(({ isExact }) => isExact).length < 2)).toEqual(
      [],
    );
  });

  it('is no similar name where the typed one is a name itself', () => {
    expect(search('Taxol').similar).toEqual([]);
    expect(search('Taxotere').similar).toEqual([]);
  });

  it.each(['durvalumab', 'wheelbarrow', 'xyzzy', 'qqqqqqq'])('is not made up: "%s"', (query) => {
    expect(search(query)).toMatchObject({ hits: [], similar: [] });
  });
});

describe('whatever is typed', () => {
  it.each([
    '',
    ' ',
    '…',
    '+',
    '-',
    '()',
    '{n}',
    '𝒳',
    '🙂',
    '__proto__',
    'constructor',
    '\\b(',
    'a'.repeat(5000),
  ])('does no harm: "%s"', (query) => {
    expect(search(query).hits.length).toBeLessThanOrEqual(20);
  });

  it('is answered, without repetition, with what is in the glossary', () => {
    const words = fc.constantFrom(...names.flat(), 'the', 'pill for', 'doctor who', 'kemo', 'brest');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.array(words, { maxLength: 5 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (query) => {
        const { hits, similar, similarFirst } = search(query);
        const found = [...hits, ...similar].map(({ entry }) => entry);
        expect(found.every((entry) => entries[entry] !== undefined)).toBe(true);
        expect(new Set(found).size).toBe(found.length);
        if (similarFirst) expect(similar.length).toBeGreaterThan(0);
        for (const { entry, name } of [...hits, ...similar]) expect(names[entry]).toContain(name);
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it('grows letter by letter without losing sight of the word', () => {
    for (const query of ['trastuzumab', 'lymph nodes', 'palbociclib'])
      for (let end = 4; end <= query.length; end++)
        expect(ids(search(query.slice(0, end))).hits, query.slice(0, end)).not.toEqual([]);
  });
});

describe('words about dying by one’s own hand', () => {
  it.each([
    ...[
      'suicide',
      'Suicidal thoughts',
      'sucide',
      'suiside',
      'kill myself',
      'how to kill my self',
      'end my life',
    ],
    ...['i want to die', 'want to end it all', "I don't want to live anymore", 'self-harm', 'hurt myself'],
    ...['better off dead', 'take my own life', 'assisted suicide', 'no reason to live', 'wish I was dead'],
  ])('bring help first: "%s"', (query) => {
    const { crisis, hits, similar } = search(query);
    expect(crisis).toBe(true);
    expect(hits.map(idOf)).toEqual(['depression', 'distress', 'counseling', 'support-group']);
    expect(similar).toEqual([]);
  });

  it.each([
    ...[
      'end of life',
      'end-of-life care',
      'hospice',
      'death rate',
      'programmed cell death',
      'natural killer cell',
    ],
    ...[
      'does chemo kill cancer',
      'am I going to die',
      "I don't want to die",
      'overdose of morphine',
      'subside',
      'suction',
      'self-exam',
    ],
  ])('are not others: "%s"', (query) => expect(search(query).crisis).toBe(false));

  it('are no name of any entry', () => {
    expect(names.flat().filter(isAboutSuicide)).toEqual([]);
  });
});
