/** Checks that hold between entries: every id named exists, every sure form belongs to one entry, every entry has a source. */
import type { LocatedEntry } from './entry.ts';
import { foldForm } from './forms.ts';
import type { Fault, Glossary } from './read.ts';

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

export function checkGlossary({ entries, documents, references }: Glossary, faults: Fault[]): void {
  const ids = new Map<string, LocatedEntry>();
  const documentIds = new Set(documents.map((d) => d.id));
  const referenceIds = new Set(references.map((r) => r.id));
  for (const entry of entries) {
    const other = ids.get(entry.id);
    if (other) faults.push({ at: entry.at, entry: entry.id, message: `the id is taken by ${other.at}` });
    else ids.set(entry.id, entry);
  }
  for (const entry of entries) {
    const fault = (message: string) => faults.push({ at: entry.at, entry: entry.id, message });
    const known = (field: string, list: readonly string[], has: (id: string) => boolean, where: string) => {
      for (const name of list) if (!has(name)) fault(`${field}: there is no "${name}" in ${where}`);
    };
    const isEntry = (id: string) => ids.has(id);
    for (const text of (entry.in_context ?? []).flatMap((c) => c.unless ?? [])) {
      if (!/^[\p{L}\p{N}][^|=*#~^${}\n]+$/u.test(text))
        fault(`unless: "${text}" must begin with a letter or digit and be plain text`);
    }
    known('see', entry.see, isEntry, 'glossary/entries');
    for (const context of entry.in_context ?? [])
      known(`needs of "${context.form}"`, context.needs ?? [], isEntry, 'glossary/entries');
    known('from', entry.from, (id) => documentIds.has(id), 'glossary/documents.yaml');
    known('checked', entry.checked, (id) => referenceIds.has(id), 'glossary/references.yaml');
    if (entry.see.includes(entry.id)) fault('see: names itself');
    if (entry.from.length === 0 && entry.checked.length === 0)
      fault('checked: no source at all; name what the facts were checked against');
    const underlined = (entry.forms?.length ?? 0) + (entry.in_context?.length ?? 0);
    if (entry.look_up && underlined > 0) fault('look_up: an everyday word has no forms; move them to "also"');
    if (!entry.look_up && underlined === 0) fault('forms: none; write forms, in_context, or "look_up: true"');
    for (const form of [...(entry.forms ?? []), ...(entry.in_context ?? []).map((c) => c.form)]) {
      if (NEVER_FORMS.has(form)) fault(`forms: "${form}" is never a form`);
      if (form.length < 2 || !/\p{L}/u.test(form))
        fault(`forms: "${form}" needs two characters and a letter`);
      if (/[|=*#~^$\n]/.test(form) || /\{(?!n\}|tnm\})/.test(form))
        fault(`forms: "${form}" holds a character that forms cannot hold`);
      if (!/^[\p{L}\p{N}{]/u.test(form)) fault(`forms: "${form}" must begin with a letter or digit`);
    }
  }
  checkClaims(entries, faults);
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
          message: `forms: "${form}" is claimed by "${other.id}" (${other.at}) too`,
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
          message: `in_context: "${form}" is a sure form of "${other.id}" (${other.at})`,
        });
      }
    }
  }
}
