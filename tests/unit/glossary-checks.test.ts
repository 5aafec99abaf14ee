/** What the checks say about entries and their texts. */
import { describe, expect, it } from 'vitest';
import { closest } from '../../glossary/closest.ts';
import { loadGlossary } from '../../glossary/load.ts';
import { faultsText } from '../../glossary/read.ts';
import { changed, GOOD, glossaryOnDisk, messages, PLAIN } from './glossary-on-disk.ts';

describe('checks between entries', () => {
  const two = (line: string, to: string) => `${GOOD}${GOOD.replaceAll('bone', 'heart').replace(line, to)}`;
  it.each([
    [
      'an unknown id',
      changed(PLAIN, `${PLAIN}\n  see: [bone-scam]`),
      'see: there is no entry "bone-scam". Did you mean "bone-scan"?',
    ],
    [
      'an unknown reference',
      changed('[a-reference]', '[nci]'),
      'checked: there is no reference in glossary/references.yaml: "nci". Is it misspelt?',
    ],
    ['itself', changed(PLAIN, `${PLAIN}\n  see: [bone-scan]`), 'see: an entry cannot name itself.'],
    ['no source', changed('[a-reference]', '[]'), 'checked: there is no source.'],
    [
      'an id twice',
      two('heart-scan', 'bone-scan'),
      'id: is used twice, here and in glossary/entries/tests.yaml:1.',
    ],
    [
      'a sure form twice',
      two('[heart scan]', '[Bone-Scan]'),
      'forms: "bone scan" is a form of "bone-scan" too',
    ],
    [
      'a form in context that is sure elsewhere',
      two('forms: [heart scan]', 'in_context: [{form: bone scan}]'),
      'in_context: "bone scan" is underlined everywhere as "bone-scan"',
    ],
    ['no form', changed('  forms: [bone scan]\n', ''), 'forms: nothing says what to underline.'],
    [
      'an everyday word with forms',
      changed(PLAIN, `${PLAIN}\n  look_up: true`),
      'look_up: an everyday word is never underlined',
    ],
    [
      'a form that is no word',
      changed('[bone scan]', '[met]'),
      'forms: "met" is an ordinary word far more often',
    ],
    ['a form of one letter', changed('[bone scan]', '[B]'), 'forms: "B" is too short'],
    [
      'unknown braces',
      changed('[bone scan]', '["{x} scan"]'),
      'forms: "{x} scan" holds braces that mean nothing here.',
    ],
    [
      'a sure form without a word to look for',
      changed('[bone scan]', '["22C3"]'),
      'forms: "22C3" needs a word that begins with a letter from a to z',
    ],
  ])('%s', (_, yaml, message) => expect(messages(yaml).join('\n')).toContain(message));

  it('blames nobody for naming an entry that has a fault of its own, or may stand in a file that cannot be read', () => {
    const naming = GOOD.replaceAll('bone', 'heart').replace('  from', '  see: [bone-scan]\n  from');
    expect(messages(`${changed(`${PLAIN}\n`, '')}${naming}`)).toHaveLength(1);
    const folder = glossaryOnDisk({
      'entries/tests.yaml': naming,
      'entries/body.yaml': changed(PLAIN, '\tplain: x'),
    });
    expect(loadGlossary(folder).faults).toHaveLength(1);
  });

  it('names a file that is no kind, and one that is missing', () => {
    const folder = glossaryOnDisk({ 'entries/teste.yaml': GOOD });
    expect(faultsText(loadGlossary(folder).faults)).toMatch(
      /^glossary\/entries\/teste\.yaml {2}the file's name must be one of: tests\.yaml, .*\n1 fault in the glossary$/,
    );
  });
});

describe('reasons with a name', () => {
  const inContext = (context: string) => changed('forms: [bone scan]', `in_context: [${context}]`);
  const REASON = '- id: about-bones\n  means: The page is about bones\n  any_of: [bone-scan]\n';
  const contextOf = (context: string) => {
    const { glossary, faults } = loadGlossary(glossaryOnDisk({ 'entries/tests.yaml': inContext(context) }));
    expect(faults).toEqual([]);
    return glossary.entries[0]?.in_context;
  };

  it('are spelt out, for each form of a line', () =>
    expect(contextOf('{forms: [scan, scintigram], needs: [about-bones], unless: [cat]}')).toEqual([
      { form: 'scan', needs: ['bone-scan'], unless: ['cat'] },
      { form: 'scintigram', needs: ['bone-scan'], unless: ['cat'] },
    ]));

  it('stand beside ids, which are not said twice, and beside three words', () =>
    expect(contextOf('{form: scan, needs: [three-words, about-bones, bone-scan]}')).toEqual([
      { form: 'scan' },
      { form: 'scan', needs: ['bone-scan'] },
    ]));

  it('three words are the reason where none is written', () =>
    expect(contextOf('{form: scan}, {form: bones, needs: [three-words]}')).toEqual([
      { form: 'scan' },
      { form: 'bones' },
    ]));

  it.each([
    [
      'one that is misspelt, once for all forms of a line',
      { 'entries/tests.yaml': inContext('{forms: [scan, bones], needs: [about-bone]}') },
      ['needs of "scan": there is no entry or reason "about-bone". Did you mean "about-bones"?'],
    ],
    [
      'one that names no entry',
      { 'reasons.yaml': REASON.replace('[bone-scan]', '[bone-scam]') },
      ['any_of: there is no entry "bone-scam". Did you mean "bone-scan"?'],
    ],
    [
      'one that is called like an entry',
      { 'reasons.yaml': REASON.replace('about-bones', 'bone-scan') },
      ['id: is the id of an entry too (glossary/entries/tests.yaml:1). Give the reason another one.'],
    ],
    [
      'one that is built in',
      { 'reasons.yaml': REASON.replace('about-bones', 'three-words') },
      ['id: "three-words" is built in. Give this one another id.'],
    ],
    [
      'a form and forms in one line',
      { 'entries/tests.yaml': inContext('{form: scan, forms: [bones]}') },
      ['form: write "form: …" for one form, or "forms: […]" for several with the same reason, and not both.'],
    ],
  ])('%s', (_, files, wanted) => {
    const folder = glossaryOnDisk({ 'entries/tests.yaml': GOOD, ...files });
    expect(loadGlossary(folder).faults.map(({ message }) => message)).toEqual(wanted);
  });
});

describe('texts', () => {
  it.each([
    [
      'too hard',
      'Immunohistochemical characterization necessitates multidisciplinary interpretation.',
      'plain: is too hard to read: school grade',
    ],
    ['too long', 'It is so. '.repeat(20), 'plain: is too long: 60 words, at most 45.'],
    ['a percentage', 'Found in 20 % of women.', 'plain: "0 %" is a percentage.'],
    ['advice', 'A scan you should get.', 'plain: "you should" gives advice.'],
    ['the reader', 'You have a spot.', 'plain: "You have" tells this reader'],
  ])('%s', (_, text, message) =>
    expect(messages(changed(PLAIN, `  plain: ${text}`)).join('\n')).toContain(message),
  );

  it('lets only the closed list tell anyone to call', () => {
    const urgent = `${PLAIN}\n  urgent: Fever? Call the cancer team now, day or night.`;
    expect(messages(changed(PLAIN, urgent))).toEqual([
      expect.stringContaining('1 bone-scan: urgent: only entries named in glossary/urgent.ts'),
    ]);
  });

  it('wants a question where one is asked', () => {
    expect(messages(changed(PLAIN, `${PLAIN}\n  ask: What is it`))).toEqual([
      '1 bone-scan: ask: must be one question that ends with "?"',
    ]);
  });
});

it('knows the nearest name, and none where none is near', () => {
  expect(closest('estrogn', ['estrogen', 'progesterone'])).toBe('estrogen');
  expect(closest('ct', ['pet', 'mri'])).toBeNull();
  expect(closest('biopsy', ['surgery'])).toBeNull();
});

it('lists faults in the order of files and lines', () => {
  const faults = [
    { at: 'b.yaml:1', message: 'x' },
    { at: 'a.yaml:10', message: 'y' },
    { at: 'a.yaml:9', entry: 'e', message: 'z' },
  ];
  expect(faultsText(faults)).toBe(
    'a.yaml:9  entry "e": z\na.yaml:10  y\nb.yaml:1  x\n3 faults in the glossary',
  );
});
