/** What a page shows, from what stands on it. */
import { describe, expect, test } from 'vitest';
import { Evidence } from '../../glossary/decide.ts';
import { entry, foundIn, lexiconOf, page, sure } from './glossary-kit.ts';

const context = (id: string, form: string, rule: { needs?: string[]; unless?: string[] } = {}) =>
  entry(id, { in_context: [{ form, ...rule }] });

describe('the default reason', () => {
  const entries = [
    ...sure({ a: ['anastrozole'], b: ['biopsy'], c: ['carcinoma'] }),
    context('report', 'report'),
  ];
  test('three different sure entries', () => {
    expect(page(entries, 'report', 'anastrozole, biopsy')).not.toContain('report → report?');
    expect(page(entries, 'report', 'anastrozole, biopsy, carcinoma')).toContain('report → report?');
  });
  test('one entry three times is one entry', () =>
    expect(page(entries, 'report', 'biopsy biopsy biopsies anastrozole')).not.toContain('report → report?'));
  test('what is shown through its context does not count', () => {
    const more = [...entries, context('mass', 'mass', { needs: ['b'] })];
    expect(page(more, 'report, mass, biopsy, carcinoma')).toEqual([
      'mass → mass?',
      'biopsy → b',
      'carcinoma → c',
    ]);
  });
});

describe('needs', () => {
  const entries = [
    ...sure({ letrozole: ['letrozole'], gene: ['gene'] }),
    context('ai', 'AI', { needs: ['letrozole', 'gene'] }),
  ];
  test('any one of them is enough', () => {
    expect(page(entries, 'AI')).toEqual([]);
    expect(page(entries, 'AI', 'gene')).toEqual(['AI → ai?', 'gene → gene']);
  });
  test('three other entries are no reason', () => {
    const more = [...entries, ...sure({ a: ['anemia'], b: ['biopsy'], c: ['carcinoma'] })];
    expect(page(more, 'AI; anemia, biopsy, carcinoma')).not.toContain('AI → ai?');
  });
  test('chains are followed to their end, whatever their order', () => {
    const chain = [
      context('d', 'delta', { needs: ['c'] }),
      context('c', 'gamma', { needs: ['b'] }),
      context('b', 'beta', { needs: ['a'] }),
      entry('a', { forms: ['alpha'] }),
    ];
    const all = ['alpha → a', 'beta → b?', 'gamma → c?', 'delta → d?'];
    expect(page(chain, 'alpha beta gamma delta')).toEqual(all);
    expect(page([...chain].reverse(), 'alpha beta gamma delta')).toEqual(all);
    expect(page(chain, 'beta gamma delta')).toEqual([]);
  });
  test('two that need each other do not lift each other', () => {
    const circle = [context('a', 'alpha', { needs: ['b'] }), context('b', 'beta', { needs: ['a'] })];
    expect(page(circle, 'alpha beta')).toEqual([]);
  });
});

describe('unless', () => {
  const entries = [
    ...sure({ letrozole: ['letrozole'], 'blood-gas': ['blood gas'] }),
    context('ai', 'AI', {
      needs: ['letrozole'],
      unless: ['machine learning', 'chatbot', 'letrozole study', 'gas'],
    }),
  ];
  test.each([
    ['the string', 'machine learning', false],
    ['in another spelling', 'MACHINE-LEARNING', false],
    ['its plural', 'Chatbots', false],
    ['inside a word that is shown', 'blood gas', false],
    ['within another word', 'chatbotting', true],
    ['nothing of it', 'machines that learn', true],
  ])('%s', (_, text, isShown) =>
    expect(page(entries, 'AI letrozole', text).includes('AI → ai?')).toBe(isShown),
  );
  test('also where a longer sure form begins with it', () => {
    const more = [...entries, entry('study', { forms: ['letrozole study of bones'] })];
    expect(page(more, 'AI', 'the letrozole study of bones, letrozole')).not.toContain('AI → ai?');
  });
  test('also where it is a sure form itself', () => {
    const more = [...entries, entry('chatbot', { forms: ['chatbot'] })];
    expect(page(more, 'AI letrozole chatbot')).toEqual(['letrozole → letrozole', 'chatbot → chatbot']);
  });
  test('it does not silence what is sure', () =>
    expect(page(entries, 'letrozole chatbot')).toEqual(['letrozole → letrozole']));
});

describe('one form, several meanings', () => {
  const entries = [
    ...sure({ er: ['estrogen receptor'], recist: ['RECIST'] }),
    context('progesterone', 'PR', { needs: ['er'] }),
    context('partial-response', 'PR', { needs: ['recist'] }),
  ];
  test('context decides', () => {
    expect(page(entries, 'PR', 'estrogen receptor')).toContain('PR → progesterone?');
    expect(page(entries, 'PR', 'RECIST')).toContain('PR → partial-response?');
  });
  test('a tie shows both', () =>
    expect(page(entries, 'PR', 'estrogen receptor, RECIST')).toContain(
      'PR → progesterone or partial-response?',
    ));
  test('no reason shows none', () => expect(page(entries, 'PR')).toEqual([]));
});

describe('a form that waits never hides a sure one', () => {
  const entries = [
    ...sure({ scan: ['scan'], report: ['scan report'], gene: ['gene'] }),
    context('bone-scan', 'bone scan', { needs: ['gene'] }),
    context('long', 'scan report of', { needs: ['gene'] }),
  ];
  test('neither one that begins inside it', () => {
    expect(page(entries, 'bone scan')).toEqual(['scan → scan']);
    expect(page(entries, 'bone scan', 'gene')).toEqual(['bone scan → bone-scan?', 'gene → gene']);
  });
  test('and once it is shown, what a hidden one would have hidden is shown', () => {
    const overlapping = [
      ...sure({ middle: ['beta gamma'], last: ['gamma'], gene: ['gene'] }),
      context('first', 'alpha beta', { needs: ['gene'] }),
    ];
    expect(page(overlapping, 'alpha beta gamma')).toEqual(['beta gamma → middle']);
    expect(page(overlapping, 'alpha beta gamma', 'gene')).toEqual([
      'alpha beta → first?',
      'gamma → last',
      'gene → gene',
    ]);
  });
  test('nor a shorter one', () => {
    expect(page(entries, 'scan report of')).toEqual(['scan report → report']);
    expect(page(entries, 'scan report of', 'gene')[0]).toBe('scan report of → long?');
  });
});

describe('capitals amid capitals', () => {
  const entries = sure({ pet: ['PET'], a: ['anemia'], b: ['biopsy'], c: ['carcinoma'] });
  test('need the default reason', () => {
    expect(page(entries, 'PET SUPPLIES FOR LESS')).toEqual([]);
    expect(page(entries, 'PET FOR LESS', 'anemia, biopsy, carcinoma')[0]).toBe('PET → pet?');
  });
  test('and hide nothing while they wait', () => {
    const more = [...entries, entry('pet-scan', { forms: ['PET scan'] }), entry('scan', { forms: ['scan'] })];
    expect(page(more, 'CHEAP PET SCAN SUPPLIES')).toEqual(['SCAN → scan']);
  });
  test('and are no evidence', () => {
    const more = [...entries, context('ai', 'AI', { needs: ['pet'] })];
    expect(page(more, 'PET SUPPLIES', 'the AI')).toEqual([]);
    expect(page(more, 'a PET shows', 'the AI')).toEqual(['PET → pet', 'AI → ai?']);
  });
});

test('evidence tells whether anything changed', () => {
  const entries = [...sure({ letrozole: ['letrozole'] }), context('ai', 'AI', { needs: ['letrozole'] })];
  const lexicon = lexiconOf(entries);
  const evidence = new Evidence(lexicon);
  const [reason, waiting] = [foundIn(lexicon, 'letrozole'), foundIn(lexicon, 'AI')];
  evidence.add(waiting);
  expect(evidence.refresh()).toBe(false);
  evidence.add(reason);
  expect(evidence.refresh()).toBe(true);
  evidence.add(reason);
  expect(evidence.refresh()).toBe(false);
  evidence.remove(reason);
  expect(evidence.refresh()).toBe(false);
  evidence.remove(reason);
  expect(evidence.refresh()).toBe(true);
});
