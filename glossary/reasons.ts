/**
 * Reasons to underline a form in context, and how they are written: several forms may share a line, and a reason that
 * many entries give has a name (`reasons.yaml`). The rest of the glossary's code sees one form at a time, spelt out.
 */
import * as v from 'valibot';
import type { ContextForm } from './entry.ts';
import { fieldsMessage, id, list, text } from './yaml.ts';

/** A reason with a name: any one of these entries is found on the page. */
export interface Reason {
  id: string;
  /** What it says of the page, for those who choose one. */
  means: string;
  any_of: string[];
}

/** The reason in force where none is written: three different sure words stand on the page. */
export const THREE_WORDS = 'three-words';

export const reasonFields = {
  id: v.pipe(
    id('id'),
    v.notValue(THREE_WORDS, `id: "${THREE_WORDS}" is built in. Give this one another id.`),
  ),
  means: text('means'),
  any_of: v.pipe(list('any_of', id('any_of')), v.minLength(1, 'any_of: name at least one entry.')),
};
export const reasonSchema = v.strictObject(
  reasonFields,
  fieldsMessage('a reason', Object.keys(reasonFields)),
);

const form = text('a form');
const contextFields = {
  form: v.optional(form),
  forms: v.optional(v.pipe(list('forms', form), v.minLength(1, 'forms: name at least one form.'))),
  needs: v.optional(list('needs', id('needs'))),
  unless: v.optional(list('unless', text('unless'))),
};

export const contextSchema = v.pipe(
  v.strictObject(contextFields, fieldsMessage('a form in context', Object.keys(contextFields))),
  v.check(
    ({ form, forms }) => (form === undefined) !== (forms === undefined),
    'form: write "form: …" for one form, or "forms: […]" for several with the same reason, and not both.',
  ),
);

/** Forms in context as an entry's file holds them. */
export type WrittenContext = v.InferOutput<typeof contextSchema>;

/** One form at a time, with the reasons that have names spelt out. A name that is not known stays, for the checks. */
export function spellOut(
  written: readonly WrittenContext[],
  reasons: ReadonlyMap<string, Reason>,
): ContextForm[] {
  return written.flatMap(({ form, forms = [form!], needs = [], unless }) => {
    const entries = needs.flatMap((need) =>
      need === THREE_WORDS ? [] : (reasons.get(need)?.any_of ?? [need]),
    );
    const rules: Pick<ContextForm, 'needs'>[] = entries.length > 0 ? [{ needs: [...new Set(entries)] }] : [];
    if (needs.length === 0 || needs.includes(THREE_WORDS)) rules.unshift({});
    return forms.flatMap((form) => rules.map((rule) => ({ form, ...rule, ...(unless && { unless }) })));
  });
}
