/**
 * The kinds of words. A kind is the name of the file an entry stands in (`entries/<kind>.yaml`) and what the reader
 * later switches on and off, so there are few of them and each says something to a person who is not a doctor.
 */
export const kinds = {
  tests: 'Tests and scans',
  reports: 'Words in reports',
  types: 'Kinds of breast cancer and markers',
  staging: 'Stage, spread and response',
  treatments: 'Treatments',
  drugs: 'Drugs',
  surgery: 'Surgery',
  radiation: 'Radiation',
  'side-effects': 'Side effects and symptoms',
  trials: 'Studies and news',
  body: 'Body and biology',
  care: 'Care and daily life',
  people: 'People and organizations',
} as const;

export type Kind = keyof typeof kinds;

export const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);
