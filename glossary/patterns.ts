/**
 * Codes with too many spellings to list as forms. An entry names one as a form in braces, e.g. `{tnm}`.
 * `regexp` is sticky and must match the whole code; `shapes` are the words by which the matcher's index finds the place
 * where it may begin (digits count as one digit there, so "T0" stands for T0 to T4).
 */
export interface Pattern {
  regexp: RegExp;
  shapes: () => string[];
  /** One of these stands in every such code. */
  holds: readonly string[];
}

const prefixes = ['', 'p', 'c', 'yp', 'yc'];
const tumor = ['T0', 'T0a', 'T0b', 'T0c', 'T0d', 'T0mi', 'Tis', 'TX'];
const nodes = ['N0', 'N0a', 'N0b', 'N0c', 'N0mi', 'NX'];
const spread = ['', 'M0', 'MX'];

/** TNM codes with at least T and N: "T2N1M0", "pT1c pN1a(sn)", "ypT0 ypN0" (AJCC Cancer Staging Manual, 8th edition). */
const tnm: Pattern = {
  regexp:
    /(?:y?[pc])?T(?:1mi|[0-4][a-d]?|is|X)(?:\([a-zA-Z0-9]+\))?[ \u00a0,;/]{0,2}(?:y?[pc])?N(?:[0-3](?:mi|[abc])?|X)(?:\((?:i|mol|sn|f)[+-]?\))*(?:[ \u00a0,;/]{0,2}(?:y?[pc])?M(?:[01]|X)(?:\(i\+\))?)?/y,
  shapes: () =>
    prefixes.flatMap((p) =>
      tumor.flatMap((t) => [
        p + t,
        ...nodes.flatMap((n) => spread.flatMap((m) => [p + t + n + m, p + t + p + n + m])),
      ]),
    ),
  holds: ['N0', 'N1', 'N2', 'N3', 'NX'],
};

/** The order is part of the compiled tables: append only. */
export const patterns: [name: string, pattern: Pattern][] = [['tnm', tnm]];
