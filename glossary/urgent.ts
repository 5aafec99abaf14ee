/**
 * When to call at once: the only advice that cards give, and the one place that says which cards may. A closed list: an
 * urgent line on an entry that is not named here, or about a sign that is not, fails the build. To add to it, have a
 * second, medically trained person read the line; then name the entry under its danger.
 */
import type { Entry } from './entry.ts';

export interface Danger {
  name: string;
  /** What the line may name; each is tried on one sign, as commas and "or" part them. */
  signs: RegExp;
  /** Ids of the entries that may warn of it. */
  entries: readonly string[];
}

const ids = (list: string): string[] => list.trim().split(/\s+/);

export const dangers: readonly Danger[] = [
  {
    name: 'neutropenia and fever during chemotherapy',
    signs: /\bfever\b|\bchills\b/i,
    entries: ids(`
      capecitabine chemotherapy docetaxel dpd-deficiency febrile-neutropenia fever flu-like-symptoms fluorouracil
      infection leukopenia neutropenia sacituzumab-govitecan`),
  },
  {
    name: 'spinal cord compression',
    signs: /\bweak\b|\bnumb\b|\bbladder\b|\bbowel\b|\bback pain\b/i,
    entries: ids('spinal-cord-compression'),
  },
  {
    name: 'blood clot in a leg or lung',
    signs:
      /^a swollen$|\b(?:swollen|painful) (?:leg|arm)$|^arm$|\btrouble breathing\b|\bchest pain\b|\bcoughing up blood\b/i,
    entries: ids(`
      blood-clot darbepoetin deep-vein-thrombosis epoetin-alfa pulmonary-embolism raloxifene shortness-of-breath
      tamoxifen venous-thromboembolism`),
  },
  {
    name: 'inflamed lungs (interstitial lung disease, pneumonitis)',
    signs: /\bcough\b|\btrouble breathing\b|\bfever\b/i,
    entries: ids(`
      atezolizumab checkpoint-inhibitor datopotamab-deruxtecan dostarlimab everolimus immune-related-adverse-event
      interstitial-lung-disease keytruda-qlex methotrexate pembrolizumab pneumonitis radiation-pneumonitis
      tecentriq-hybreza trastuzumab-deruxtecan`),
  },
  {
    name: 'allergic or infusion reaction',
    signs:
      /\bhot\b|\bshaky\b|\bitchy\b|\bhives\b|\bshort of breath\b|\btrouble breathing\b|\bswollen face\b|^throat$|\bfaint\b/i,
    entries: ids(`
      allergic-reaction anaphylaxis carboplatin docetaxel herceptin-hylecta infusion-reaction liposomal-doxorubicin
      paclitaxel phesgo trastuzumab trastuzumab-biosimilars`),
  },
  {
    name: 'a drug that leaks out of the vein (extravasation)',
    signs: /^burning$|^pain$|^swelling at the needle$|^port$/i,
    entries: ids(
      'doxorubicin epirubicin extravasation mitomycin mitoxantrone vesicant vinblastine vinorelbine',
    ),
  },
  {
    name: 'sepsis',
    signs: /\bfever\b|\bchills\b|\bconfused\b|\bhard to wake\b/i,
    entries: ids('sepsis'),
  },
  {
    name: 'severe diarrhea with certain drugs',
    signs: /\bdiarrhea\b|\bbelly pain\b|\bblood in the stool\b|\bmouth sores\b/i,
    entries: ids(`
      abemaciclib atezolizumab capecitabine checkpoint-inhibitor colitis diarrhea dostarlimab dpd-deficiency
      fluorouracil immune-related-adverse-event keytruda-qlex loperamide neratinib pembrolizumab pyrotinib
      sacituzumab-govitecan tecentriq-hybreza tucatinib tyrosine-kinase-inhibitor`),
  },
  {
    name: 'superior vena cava syndrome',
    signs: /\bswelling of the face\b|^neck$|\btrouble breathing\b/i,
    entries: ids('superior-vena-cava-syndrome'),
  },
];

/** What to do, worded alike on every card. */
const ACTIONS = [
  'Tell the nurse at once.',
  'Call the cancer team now, day or night.',
  'Call the emergency number now.',
  'Tell the nurse at once. At home, call the cancer team now, day or night.',
];

/** The signs a question names: what its commas and its "or" part. */
const signsIn = (question: string): string[] =>
  question
    .replace(/\?$/, '')
    .split(/,\s*(?:or\s+)?|\s+or\s+/)
    .map((sign) => sign.trim())
    .filter(Boolean);

/** Question and answer, in turn: "Fever? Call the cancer team now, day or night. Confused? Call …" */
function turnsOf(urgent: string): { question: string; action: string }[] {
  const turns: { question: string; action: string }[] = [];
  for (const sentence of urgent.split(/(?<=[.?!])\s+/)) {
    const last = turns.at(-1);
    if (sentence.endsWith('?') || !last) turns.push({ question: sentence, action: '' });
    else last.action = `${last.action} ${sentence}`.trim();
  }
  return turns;
}

const either = (list: readonly string[]) => list.map((item) => `"${item}"`).join(' or ');

/** What is wrong with an entry's `urgent` line; empty if nothing is. */
export function urgentFaults({ id, urgent }: Pick<Entry, 'id' | 'urgent'>): string[] {
  if (!urgent) return [];
  const allowed = dangers.filter((danger) => danger.entries.includes(id));
  if (allowed.length === 0) {
    const names = dangers.map(({ name }) => name).join('; ');
    return [
      `urgent: only entries named in glossary/urgent.ts may tell a reader to call (${names}). Take the line out, or ask for a second reader, who adds the entry there.`,
    ];
  }
  const faults: string[] = [];
  for (const { question, action } of turnsOf(urgent)) {
    if (!question.endsWith('?')) {
      faults.push(
        'urgent: begin with the signs as a question, then say what to do: "New cough or fever? Call the cancer team now, day or night."',
      );
      continue;
    }
    if (!ACTIONS.includes(action))
      faults.push(`urgent: after "${question}" write ${either(ACTIONS)}, worded alike on every card.`);
    for (const sign of signsIn(question)) {
      if (allowed.some(({ signs }) => signs.test(sign))) continue;
      faults.push(
        `urgent: "${sign}" is no sign of ${either(allowed.map(({ name }) => name))} (the closed list in glossary/urgent.ts). Take it out, or ask for a second reader, who adds it there.`,
      );
    }
  }
  if (!/\bcall\b/i.test(urgent)) faults.push(`urgent: must say whom to call: ${either(ACTIONS.slice(1))}`);
  return faults;
}
