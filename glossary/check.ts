/** Checks that hold between entries: every id named exists, every sure form belongs to one entry, every entry has a source. */
import { didYouMean } from './closest.ts';
import type { LocatedEntry } from './entry.ts';
import { foldForm } from './forms.ts';
import { patterns } from './patterns.ts';
import type { Fault, ReadGlossary } from './read.ts';
import { THREE_WORDS } from './reasons.ts';

/** Strings that are never forms, in any entry: they are ordinary words far more often. */
const NEVER_FORMS = new Set([
  'met',
  'US',
  'OR',
  'PE',
  'SOB',
  'app',
  'APP',
  'as needed',
  'approved',
  'impressions',
  'nice',
  'NICE',
]);

/** In braces: `{n}` is a number, the others are codes that patterns.ts knows. */
const BRACES = new Set(['{n}', ...patterns.map(([name]) => `{${name}}`)]);

/** What is wrong with a form as a string; null if nothing is. */
function formFault(form: string): string | null {
  if (NEVER_FORMS.has(form))
    return 'is an ordinary word far more often, so it is never underlined. Move it to "also".';
  if (form.length < 2 || !/\p{L}/u.test(form))
    return 'is too short: a form has two characters or more, and a letter.';
  if (!/^[\p{L}\p{N}{]/u.test(form)) return 'must begin with a letter or a digit.';
  const strange = form
    .replace(/\{\w+\}/g, (name) => (BRACES.has(name) ? '' : name))
    .match(/[|=*#~^${}\n]/)?.[0];
  if (strange === '{') return `holds braces that mean nothing here. Only ${[...BRACES].join(' and ')} do.`;
  return strange ? `holds "${strange}", which a form cannot hold.` : null;
}

/** What a sure form lacks; null if nothing. The script in every page looks for it by such a word (probe.ts). */
const sureFormFault = (form: string): string | null =>
  BRACES.has(form) || /(?<![a-z\d])[a-z]/i.test(form.replace(/\{\w+\}/g, '0'))
    ? null
    : 'needs a word that begins with a letter from a to z, or a reason: move it to "in_context".';

/** What is wrong with an entry by itself. */
function* entryFaults(entry: LocatedEntry): Generator<string> {
  const context = entry.in_context ?? [];
  if (entry.see.includes(entry.id)) yield 'see: an entry cannot name itself. Take it out of the list.';
  if (entry.from.length === 0 && entry.checked.length === 0) {
    yield 'checked: there is no source. Name the reference that the facts were checked against (ids are in glossary/references.yaml).';
  }
  const underlined = (entry.forms?.length ?? 0) + context.length;
  if (entry.look_up && underlined > 0) {
    yield 'look_up: an everyday word is never underlined, so it has no forms. Move them to "also", or take out "look_up".';
  }
  if (!entry.look_up && underlined === 0) {
    yield 'forms: nothing says what to underline. Write "forms: […]" or "in_context: […]"; for an everyday word write "look_up: true".';
  }
  for (const [field, forms] of [
    ['forms', entry.forms ?? []],
    ['in_context', context.map(({ form }) => form)],
  ] as const) {
    for (const form of forms) {
      const message = formFault(form) ?? (field === 'forms' ? sureFormFault(form) : null);
      if (message) yield `${field}: "${form}" ${message}`;
    }
  }
  for (const text of context.flatMap(({ unless }) => unless ?? [])) {
    if (!/^[\p{L}\p{N}][^|=*#~^${}\n]+$/u.test(text)) {
      yield `unless: "${text}" must begin with a letter or digit and hold no other signs than those of a text.`;
    }
  }
}

/**
 * Appends what is wrong. Names of entries that have faults of their own count as known; if a file could not be read at
 * all, names are not looked up: one slip must not be reported a hundred times.
 */
export function checkGlossary(
  { glossary, broken, whole }: Omit<ReadGlossary, 'faults'>,
  faults: Fault[],
): void {
  const { entries, documents, references, reasons } = glossary;
  const ids = new Map<string, LocatedEntry>();
  const documentIds = documents.map(({ id }) => id);
  const reasonIds = [THREE_WORDS, ...reasons.map(({ id }) => id)];
  const referenceIds = references.map(({ id }) => id);
  for (const entry of entries) {
    const other = ids.get(entry.id);
    if (other) {
      faults.push({
        at: entry.at,
        entry: entry.id,
        message: `id: is used twice, here and in ${other.at}. Give one of the two another id.`,
      });
    } else ids.set(entry.id, entry);
  }
  for (const entry of entries) {
    const fault = (message: string) => faults.push({ at: entry.at, entry: entry.id, message });
    const known = (field: string, named: readonly string[], all: readonly string[], what: string) => {
      for (const name of whole ? named : []) {
        if (all.includes(name) || broken.has(name)) continue;
        fault(`${field}: there is no ${what} "${name}".${didYouMean(name, all) || ' Is it misspelt?'}`);
      }
    };
    const entryIds = [...ids.keys()];
    known('see', entry.see, entryIds, 'entry');
    const asked = new Set<string>();
    for (const { form, needs = [] } of entry.in_context ?? []) {
      // Forms that share a line share its slip.
      const fresh = needs.filter((name) => !asked.has(name));
      for (const name of fresh) asked.add(name);
      known(`needs of "${form}"`, fresh, [...entryIds, ...reasonIds], 'entry or reason');
    }
    known('from', entry.from, documentIds, 'document in glossary/documents.yaml:');
    known('checked', entry.checked, referenceIds, 'reference in glossary/references.yaml:');
    for (const message of entryFaults(entry)) fault(message);
  }
  checkClaims(entries, faults);
  for (const { id, any_of, at } of reasons) {
    const fault = (message: string) => faults.push({ at, entry: id, message });
    if (ids.has(id))
      fault(`id: is the id of an entry too (${ids.get(id)!.at}). Give the reason another one.`);
    for (const name of whole ? any_of : []) {
      if (ids.has(name) || broken.has(name)) continue;
      fault(`any_of: there is no entry "${name}".${didYouMean(name, ids.keys()) || ' Is it misspelt?'}`);
    }
  }
}

/** A sure form belongs to one entry. */
function checkClaims(entries: readonly LocatedEntry[], faults: Fault[]): void {
  const claims = new Map<string, LocatedEntry>();
  for (const entry of entries) {
    for (const form of new Set((entry.forms ?? []).map(foldForm))) {
      const other = claims.get(form);
      if (other && other !== entry) {
        faults.push({
          at: entry.at,
          entry: entry.id,
          message: `forms: "${form}" is a form of "${other.id}" too (${other.at}). A word that is always underlined belongs to one entry: keep it in one, or move it to "in_context" in both.`,
        });
      } else claims.set(form, entry);
    }
  }
  for (const entry of entries) {
    for (const { form } of entry.in_context ?? []) {
      const other = claims.get(foldForm(form));
      if (other) {
        faults.push({
          at: entry.at,
          entry: entry.id,
          message: `in_context: "${form}" is underlined everywhere as "${other.id}" (${other.at}, in "forms"). Take it out here, or move it to "in_context" there.`,
        });
      }
    }
  }
}
