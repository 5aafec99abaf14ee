/** The glossary's forms as other tools take them: plain strings with all their spellings, and one regular expression. */
import { loadGlossary } from '../../glossary/load.ts';
import { british, plurals } from '../../glossary/variants.ts';

export interface Forms {
  list: string[];
  /** Source of a regular expression that finds any of them, the longest first. */
  pattern: string;
}

const spellings = (form: string): string[] => {
  const both = [form, british(form)].filter((one) => one !== null);
  return both.flatMap((one) => [one, ...plurals(one).map((plural) => (plural === 's' ? `${one}s` : plural))]);
};

export function allForms(root: string): Forms {
  const typed = loadGlossary(root).glossary.entries.flatMap(({ forms = [], in_context = [] }) => [
    ...forms,
    ...in_context.map(({ form }) => form),
  ]);
  // A code in braces stands for a pattern of the matcher's own.
  const plain = typed.filter((form) => !/^\{.+\}$/.test(form));
  const list = [...new Set(plain.flatMap(spellings))].sort((a, b) => b.length - a.length);
  const escaped = list.map((form) =>
    form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+'),
  );
  return { list, pattern: `\\b(?:${escaped.join('|')})(?!\\w)` };
}
