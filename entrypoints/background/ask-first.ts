/**
 * Tells the script in pages of sites that are switched off to ask before it reads: it puts a script that is nothing but
 * this sign beside it. Where the sign is missing (frames of other sites, a page that loads in the moment of a choice), the
 * page is read in vain, and where it is too many, the page asks in vain: what is shown is decided by the storage alone.
 */
import { type Choices, readSettings, sitesIn } from '../../settings/schema.ts';
import { FILES, isPaused } from '../../settings/site.ts';
import type { StorageArea } from '../../settings/store.ts';

const ID = 'ask-first';
const EVERYWHERE = '<all_urls>';

/** The parts of `browser.scripting` that are used here. */
export interface AskFirstPort {
  registerContentScripts(scripts: Registered[]): Promise<void>;
  unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
}

interface Registered {
  id: string;
  js: string[];
  matches: string[];
  excludeMatches?: string[];
  allFrames: boolean;
  runAt: 'document_start';
  persistAcrossSessions: boolean;
}

/** The match pattern of a site and its subdomains; null where browsers know none. */
function patternOf(site: string): string | null {
  if (site === FILES) return 'file:///*';
  // Addresses in brackets, and signs that mean something in a pattern.
  if (!/^[\w.-]+$/.test(site)) return null;
  return /^\d+(?:\.\d+){3}$/.test(site) ? `*://${site}/*` : `*://*.${site}/*`;
}

const patternsOf = (stored: Choices, mode: 'except' | 'only', wanted: 'on' | 'off'): string[] =>
  sitesIn(stored, mode).flatMap(({ site, choice }) => {
    const pattern = choice === wanted ? patternOf(site) : null;
    return pattern === null ? [] : [pattern];
  });

/** Where the sign belongs; null if nothing is switched off. Until a pause ends is as good as for good. */
export function whereToAsk(stored: Choices): Pick<Registered, 'matches' | 'excludeMatches'> | null {
  if (isPaused(stored)) return { matches: [EVERYWHERE] };
  const { mode } = readSettings(stored);
  const excludeMatches = patternsOf(stored, mode, 'on');
  const matches = mode === 'only' ? [EVERYWHERE] : patternsOf(stored, mode, 'off');
  return matches.length > 0 ? { matches, ...(excludeMatches.length > 0 && { excludeMatches }) } : null;
}

/** Puts the sign where it belongs by what is stored now. The browser keeps it, but not across versions of the extension. */
export async function putSign(scripting: AskFirstPort, area: Pick<StorageArea, 'get'>): Promise<void> {
  const where = whereToAsk(await area.get(null));
  // It may not have been there.
  await scripting.unregisterContentScripts({ ids: [ID] }).catch(() => {});
  if (!where) return;
  await scripting
    .registerContentScripts([
      {
        ...{ id: ID, js: ['/ask-first.js'], allFrames: true, runAt: 'document_start' },
        ...{ persistAcrossSessions: true, ...where },
      },
    ])
    // A host that the browser takes no pattern for: its pages, and with it all, are read in vain.
    .catch(() => {});
}
