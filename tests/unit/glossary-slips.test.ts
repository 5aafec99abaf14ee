/** What is said about slips of the pen to a person who knows no programming: which line, and what to do. */
import { describe, expect, it } from 'vitest';
import { changed, GOOD, messages, PLAIN } from './glossary-on-disk.ts';

it('says nothing about a good entry', () => expect(messages(GOOD)).toEqual([]));

describe('slips of the pen', () => {
  it.each([
    [
      'a colon in the text',
      changed(PLAIN, '  plain: A test: it shows bones.'),
      '4: plain: there is a colon in the text. Put the whole text in quotes: plain: "A test: it shows bones."',
    ],
    [
      'a quotation that begins the text',
      changed(PLAIN, '  plain: "Hot" means active.'),
      `4: plain: the text begins with a quotation mark that ends before the text does. Put the whole text in single quotes: plain: '"Hot" means active.'`,
    ],
    [
      'an apostrophe in single quotes',
      changed(PLAIN, "  plain: 'It's a test.'"),
      "4: plain: the text begins with ' and an apostrophe ends it too early. Put the whole text in double quotes",
    ],
    [
      'a quote that is not closed',
      changed(PLAIN, '  plain: "A test.'),
      '4: plain: the text begins with " but does not end with it.',
    ],
    [
      'a list that is not closed',
      changed('[bone scan]', '[bone scan'),
      '3: forms: the list begins with [ but does not end with ].',
    ],
    [
      'a list over several lines that is not closed',
      changed('[bone scan]', '\n    [\n      bone scan,\n      skeleton,'),
      '3: forms: the list begins with [ but does not end with ].',
    ],
    [
      'a colon in a text on the next line',
      changed(PLAIN, '  plain:\n    A test: it shows bones.'),
      '5 bone-scan: plain (the explanation): this is read as several fields.',
    ],
    [
      'a brace that is not closed',
      changed('forms: [bone scan]', 'in_context: [{form: AI]'),
      '3: in_context: a { is not closed with }.',
    ],
    [
      'a list within a list',
      changed('[bone scan]', '[bone [one] scan]'),
      '3: forms: the list cannot be read. Put a comma',
    ],
    [
      'a sign at the beginning',
      changed(PLAIN, '  plain: % of cells.'),
      '4: plain: a text cannot begin with % by itself.',
    ],
    [
      'a hyphen at the beginning',
      changed(PLAIN, '  plain: - A test.'),
      '4: plain: a text cannot begin with - by itself.',
    ],
    [
      'a tab',
      changed(PLAIN, '\tplain: A test.'),
      '4: the line begins with a tab. Use spaces: two before each field.',
    ],
    [
      'one space too many',
      changed(PLAIN, '   plain: A test.'),
      '4: "plain:" must stand under "id", with two spaces before it; here there are 3.',
    ],
    [
      'no space before a field',
      changed(PLAIN, 'plain: A test.'),
      '4: "plain:" must stand under "id", with two spaces before it; here there are 0.',
    ],
    [
      'no space after the colon',
      changed(PLAIN, '  plain:A test.'),
      '4: "plain:" needs a space after the colon.',
    ],
    ['no colon', changed(PLAIN, '  plain A test.'), '4: "plain" needs a colon and a space after it'],
    [
      'a line that goes on too far left',
      changed(PLAIN, `${PLAIN}\n It is short.`),
      '5: the line is neither a field nor part of the text above.',
    ],
    ['a field twice', changed(PLAIN, `${PLAIN}\n  plain: Again.`), '5: "plain" stands twice in this entry.'],
    [
      'a number sign in the text',
      changed(PLAIN, '  plain: Test # 3 of bones.'),
      '4 bone-scan: plain: what follows the # is lost',
    ],
    [
      'an ampersand at the beginning',
      changed(PLAIN, '  plain: &c and more.'),
      '4 bone-scan: plain: a text cannot begin with & by itself.',
    ],
    ['no space after the hyphen', changed('- id', '-id'), '1: the hyphen needs a space after it: "- id: …"'],
    [
      'a part of a form that stands askew',
      changed('forms: [bone scan]', 'in_context:\n    - form: AI\n     needs: [bone-scan]'),
      '5: "needs:" must stand right under "form:"',
    ],
    ['a word instead of an entry', `${GOOD}- hello\n`, '7: each entry begins with "- id: …"'],
    [
      'no hyphen before id',
      GOOD.replace('- id', 'id').replaceAll('\n  ', '\n'),
      '1: the file must be a list: each entry begins with "- id: …"',
    ],
  ])('%s', (_, yaml, message) => {
    const said = messages(yaml);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(message);
  });

  it('looks at the right one of several entries', () => {
    const second = GOOD.replaceAll('bone', 'heart').replace('A test that', 'A test: it');
    expect(messages(`${GOOD}${second}${GOOD.replaceAll('bone', 'liver')}`)).toEqual([
      expect.stringContaining('10: plain: there is a colon in the text.'),
    ]);
  });
});

describe('fields', () => {
  it.each([
    ['missing', changed(`${PLAIN}\n`, ''), 'plain: is missing. Write a line "plain: …".'],
    ['empty', changed(PLAIN, '  plain:'), '4 bone-scan: plain (the explanation): nothing is written here.'],
    ['blank', changed(PLAIN, '  plain: " "'), 'plain (the explanation): is empty.'],
    ['misspelt', changed('forms:', 'form:'), '"form" is not a field of an entry. Is it misspelt?'],
    [
      'a number',
      changed('term: bone scan', 'term: 70'),
      '2 bone-scan: term: 70 is not read as a text. Put it in quotes: "70"',
    ],
    [
      'a word instead of a list',
      changed('[bone scan]', 'bone scan'),
      '3 bone-scan: forms: write a list in square brackets: forms: [one, two]',
    ],
    [
      'yes instead of true',
      changed('  forms: [bone scan]', '  look_up: yes'),
      'look_up: write "look_up: true", or take the line out.',
    ],
    [
      'no id',
      changed('bone-scan', 'Bone Scan'),
      'id: "Bone Scan" is no id. Use small letters, digits and hyphens only',
    ],
    [
      'a form in context without a form',
      changed('forms: [bone scan]', 'in_context: [{needs: [bone-scan]}]'),
      'form: write "form: …" for one form, or "forms: […]" for several',
    ],
    [
      'a form in context as a word',
      changed('forms: [bone scan]', 'in_context: [scan]'),
      'a form in context is written as fields with a colon',
    ],
  ])('%s', (_, yaml, message) => expect(messages(yaml).join('\n')).toContain(message));
});
