/** From forms as they are typed to forms as the matcher compares them. */
import { isApostrophe, isDash, isSpace } from './fold.ts';
import { exactLetters } from './tables.ts';

/**
 * The compared spelling: "HER2-positive" and "HER2 positive" become "HER2 positive"; a dash of its own ("ER-") stays;
 * `{n}` becomes "#".
 */
export function comparedForm(form: string): string {
  let out = '';
  const typed = form.trim().replaceAll('{n}', '#');
  for (let i = 0; i < typed.length; i++) {
    const code = typed.charCodeAt(i);
    if (isDash(code)) {
      const inside = /[\p{L}\p{N}#]/u.test(typed[i - 1] ?? '') && /[\p{L}\p{N}#]/u.test(typed[i + 1] ?? '');
      out += inside ? ' ' : '-';
    } else if (isSpace(code)) {
      if (!out.endsWith(' ')) out += ' ';
    } else out += isApostrophe(code) ? "'" : typed[i]!;
  }
  return out;
}

/** The key under which two spellings are the same form: letters that are compared as written keep their case. */
export function foldForm(form: string): string {
  const compared = comparedForm(form);
  const exact = exactLetters(compared);
  return [...compared].map((c, i) => (exact?.[i] ? c : c.toLowerCase())).join('');
}
