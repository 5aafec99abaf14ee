/**
 * The spellings of a form that nobody has to type: plurals and British spellings. Hyphens, dashes, apostrophes and
 * capitals are equal to the matcher, so they need no variants.
 */

/** American to British, tried on every form. What comes out wrong is listed in the entry's `never`. */
const BRITISH: [RegExp, string][] = [
  [/tumor/gi, 'tumour'],
  [/estrogen/gi, 'oestrogen'],
  [/estradiol/gi, 'oestradiol'],
  [/esophag/gi, 'oesophag'],
  [/edema/gi, 'oedema'],
  [/diarrhea/gi, 'diarrhoea'],
  [/(?<=an|leuk|isch|ur|glyc|bacter|tox|lip|kal|calc|natr)emi(?=a|c\b)/gi, 'aemi'],
  [/\bhem(?=at|o)/gi, 'haem'],
  [/hemorr/gi, 'haemorr'],
  [/gynec/gi, 'gynaec'],
  [/pediatr/gi, 'paediatr'],
  [/orthopedi/gi, 'orthopaedi'],
  [/anesthe/gi, 'anaesthe'],
  [/\bfiber/gi, 'fibre'],
  [/center\b/gi, 'centre'],
  [/centered\b/gi, 'centred'],
  [/color/gi, 'colour'],
  [/labor\b/gi, 'labour'],
  [/behavior/gi, 'behaviour'],
  [/counseling/gi, 'counselling'],
  [/counselor/gi, 'counsellor'],
  [/dyspnea/gi, 'dyspnoea'],
  [/(?<=[a-z]{3})iz(?=e|ing|ation|ed|er)/gi, 'is'],
  [/yz(?=e|ing|ed)/gi, 'ys'],
  [/leukocyte/gi, 'leucocyte'],
  [/leukopenia/gi, 'leucopenia'],
];

/** The British spelling, or null if there is no difference. */
export function british(form: string): string | null {
  let out = form;
  for (const [american, british] of BRITISH) {
    out = out.replace(american, (match) =>
      /^[A-Z]/.test(match) ? british[0]!.toUpperCase() + british.slice(1) : british,
    );
  }
  return out === form ? null : out;
}

/** Last words that have no plural worth looking for. */
const NO_PLURAL =
  /(?:ic|ed|ing|ive|ous|ly|able|ible|less|free|negative|low|high|ary|ous|oid|ical|ular|eal|ent care|care|itis|[^s]s)$/i;

/** The plural forms of a form: `s` stands for "s may follow"; anything else is a form of its own. */
export function plurals(form: string): string[] {
  const last = form.match(/[\p{L}]+$/u)?.[0];
  if (!last || last.length < 2) return [];
  const stem = form.slice(0, form.length - last.length);
  if (/sis$/.test(last)) return [`${stem}${last.slice(0, -2)}es`];
  if (NO_PLURAL.test(last) || /\p{Lu}s$/u.test(last)) return [];
  if (/\p{L}{2}[^aeiou]y$/u.test(last)) return [`${stem}${last.slice(0, -1)}ies`];
  if (/(?:s|x|z|ch|sh)$/.test(last)) return [`${form}es`];
  return ['s'];
}
