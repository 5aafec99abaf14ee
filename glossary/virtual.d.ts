declare module 'virtual:glossary/probe' {
  import type { Probe } from './probe.ts';

  export const probe: Probe;
}

declare module 'virtual:glossary/tables' {
  import type { Tables } from './tables.ts';

  export const tables: Tables;
}

declare module 'virtual:glossary/entries' {
  import type { CardEntry } from './entry.ts';

  export const entries: CardEntry[];
}

declare module 'virtual:glossary/names' {
  /** All names of each entry, in the order of `virtual:glossary/entries`. */
  export const names: string[][];
}
