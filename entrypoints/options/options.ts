/**
 * What the settings page knows and does, without its looks: it shows each state through `show`, sends every choice to the
 * background, and follows what is stored, also when it was changed elsewhere. What was removed can be taken back.
 */
import type { CardEntry } from '../../glossary/entry.ts';
import { type Choices, knownIn, readSettings, type Settings, sitesIn } from '../../settings/schema.ts';
import { modeOf, type SiteChoice } from '../../settings/site.ts';
import { SYNC_TROUBLE, type SyncTrouble } from '../../settings/sync.ts';
import { type Refusal, readFile, writeFile } from '../../settings/transfer.ts';
import { readTypedSite, type TypedProblem } from '../../settings/typed-site.ts';
import type { FromExtension } from '../background/messages.ts';

export interface ListedSite {
  site: string;
  choice: SiteChoice;
}

/** Something that was just done, and can be taken back. */
export type Done =
  | { what: 'site-removed'; site: string }
  | { what: 'word-forgotten'; term: string }
  | { what: 'reset' }
  | { what: 'imported' };

export interface State {
  /** `null` until the storage was read. */
  settings: Settings | null;
  /** Those of the mode in force. */
  sites: ListedSite[];
  /** How many sites the list of the other mode keeps. */
  otherSites: number;
  /** Words the reader knows, by name. */
  known: { id: string; term: string }[];
  /** Entries that are not underlined, by index: for the sample. */
  hidden: number[];
  syncTrouble: SyncTrouble | null;
  done: Done | null;
  /** The last choice could not be kept. */
  failed: boolean;
  /** Why the last file was refused. */
  refused: Refusal | null;
}

/** The parts of `browser` that are used here. */
export interface Ports {
  storage: {
    get(keys: null): Promise<Record<string, unknown>>;
    onChanged: { addListener(listener: () => void): void };
  };
  send(message: FromExtension): Promise<unknown>;
  /** Gives the reader a file to keep. */
  download(name: string, text: string): void;
  now(): Date;
}

export interface Options {
  change(settings: Partial<Settings>): Promise<void>;
  /** Adds what the reader typed to the list. The problem, if it is none that can be added. */
  addSite(typed: string): Promise<TypedProblem | 'listed' | null>;
  setSite(site: string, choice: SiteChoice): Promise<void>;
  removeSite(site: string): Promise<void>;
  forgetWord(id: string): Promise<void>;
  exportAll(): Promise<void>;
  importAll(text: string): Promise<void>;
  reset(): Promise<void>;
  undo(): Promise<void>;
  /** The reader has seen what was done. */
  close(): void;
}

export function startOptions({ storage, send, download, now }: Ports, show: (state: State) => void): Options {
  let state: State = {
    settings: null,
    sites: [],
    otherSites: 0,
    known: [],
    hidden: [],
    syncTrouble: null,
    done: null,
    failed: false,
    refused: null,
  };
  let takeBack: (() => Promise<unknown>) | null = null;
  let reading = 0;
  const terms = new Map<string, string>();

  function update(part: Partial<State>): void {
    state = { ...state, ...part };
    if (state.settings) show(state);
  }

  /** The name of a word; its id where the glossary no longer has it. */
  async function termOf(id: string): Promise<string> {
    if (!terms.has(id)) {
      const entry = (await send({ type: 'entry', id }).catch(() => null)) as CardEntry | null | undefined;
      if (!entry) return id;
      terms.set(id, entry.term);
    }
    return terms.get(id)!;
  }

  async function follow(): Promise<void> {
    const mine = ++reading;
    const stored: Choices = await storage.get(null).catch(() => ({}));
    const mode = modeOf(stored);
    const trouble = stored[SYNC_TROUBLE];
    const known = await Promise.all(knownIn(stored).map(async (id) => ({ id, term: await termOf(id) })));
    const answer = (await send({ type: 'hidden' }).catch(() => null)) as { entries: number[] } | null;
    // A later reading has begun meanwhile and knows better.
    if (mine !== reading) return;
    const hidden = answer?.entries ?? [];
    update({
      settings: readSettings(stored),
      sites: sitesIn(stored, mode),
      otherSites: sitesIn(stored, mode === 'only' ? 'except' : 'only').length,
      known: known.sort((a, b) => a.term.localeCompare(b.term)),
      hidden: hidden.join() === state.hidden.join() ? state.hidden : hidden,
      syncTrouble: trouble === 'full' || trouble === 'busy' || trouble === 'off' ? trouble : null,
    });
  }

  /** Sends a choice; false if it could not be kept, which the page then says. */
  async function keep(message: FromExtension): Promise<{ answer: unknown } | null> {
    update({ failed: false, refused: null });
    try {
      const answer = await send(message);
      if (answer === undefined) throw new Error(`No answer to "${message.type}"`);
      return { answer };
    } catch {
      // The reader needs to know that it is not kept, not what the storage called the reason.
      update({ failed: true });
      return null;
    } finally {
      await follow();
    }
  }

  function offerUndo(done: Done, undo: () => Promise<unknown>): void {
    takeBack = undo;
    update({ done });
  }

  async function replace(choices: Choices, done: Done, within: 'file' | 'settings'): Promise<void> {
    const kept = await keep({ type: 'replace', choices, within });
    if (!kept) return;
    const before = kept.answer as Choices;
    offerUndo(done, () => keep({ type: 'replace', choices: before, within }));
  }

  storage.onChanged.addListener(() => void follow());
  void follow();

  return {
    async change(settings) {
      // A control stays where it was put while the background writes.
      if (state.settings) update({ settings: { ...state.settings, ...settings } });
      await keep({ type: 'change', settings });
    },

    async addSite(typed) {
      const read = readTypedSite(typed);
      if ('problem' in read) return read.problem;
      if (state.sites.some(({ site }) => site === read.site)) return 'listed';
      const choice = state.settings?.mode === 'only' ? 'on' : 'off';
      await keep({ type: 'list-site', site: read.site, choice });
      return null;
    },

    async setSite(site, choice) {
      update({ sites: state.sites.map((one) => (one.site === site ? { site, choice } : one)) });
      await keep({ type: 'list-site', site, choice });
    },

    async removeSite(site) {
      const kept = await keep({ type: 'list-site', site, choice: null });
      // What was stored, which what is shown may be a moment behind.
      const choice = kept?.answer as SiteChoice | null | undefined;
      if (!choice) return;
      offerUndo({ what: 'site-removed', site }, () => keep({ type: 'list-site', site, choice }));
    },

    async forgetWord(id) {
      const term = await termOf(id);
      if (!(await keep({ type: 'know-word', id, known: false }))) return;
      offerUndo({ what: 'word-forgotten', term }, () => keep({ type: 'know-word', id, known: true }));
    },

    async exportAll() {
      const stored = await storage.get(null).catch(() => null);
      if (!stored) return update({ failed: true });
      const made = now();
      download(`plainword-${made.toISOString().slice(0, 10)}.json`, writeFile(stored, made));
    },

    async importAll(text) {
      const read = readFile(text);
      if ('reason' in read) return update({ refused: read, failed: false });
      await replace(read.choices, { what: 'imported' }, 'file');
    },

    reset: () => replace({}, { what: 'reset' }, 'settings'),

    async undo() {
      const back = takeBack;
      takeBack = null;
      update({ done: null });
      await back?.();
    },

    close() {
      takeBack = null;
      update({ done: null });
    },
  };
}
