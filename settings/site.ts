/**
 * What a site is, and whether words are explained on it.
 *
 * Pure and without dependencies: this is part of the script in every page. Stored values are looked at by hand
 * here: one of the wrong type counts as absent. (settings/schema.ts says the same of the settings with schemas, and a
 * test holds the two together.)
 *
 * There are two modes, each with a list of its own, so that going from one to the other loses nothing: everywhere
 * except on some sites, or only on some. A choice holds for a host and its subdomains; the most specific one wins.
 */

/** The site of all documents opened from the disk. */
export const FILES = 'file:';

export type Mode = 'except' | 'only';

/** Key of the mode. Absent means everywhere except where it is turned off. */
export const MODE = 'mode';

/** Key of the pause: epoch ms until which nothing is explained anywhere, or 'forever'. Absent means no pause. */
export const PAUSED_UNTIL = 'pausedUntil';

/** What is stored for a site, under its {@link siteKey}. */
export type SiteChoice = 'on' | 'off';

/** Begins the keys of the sites of each mode. */
export const SITE_PREFIX: Record<Mode, string> = { except: 'site:', only: 'only:' };

/** URL keeps the dot of a fully qualified host ("a.org."), which is the same site. */
const hostOf = ({ hostname }: Address) => (hostname.endsWith('.') ? hostname.slice(0, -1) : hostname);

/** What of a URL tells its site; a document's `location` has it too. */
type Address = Pick<URL, 'protocol' | 'hostname' | 'origin'>;

/**
 * The site of a document: its host, without the port, or {@link FILES}.
 *
 * `null` where a URL names no site by itself: browser pages, `data:`, and blank, srcdoc and opaque documents.
 */
export function siteOf(url: string): string | null {
  try {
    return siteOfAddress(new URL(url));
  } catch {
    return null;
  }
}

/** {@link siteOf} a URL that was parsed already. */
export function siteOfAddress(address: Address): string | null {
  const { protocol } = address;
  if (protocol === 'https:' || protocol === 'http:') return hostOf(address) || null;
  if (protocol === 'file:') return FILES;
  // The site of a blob is that of the page that made it.
  return protocol === 'blob:' ? siteOf(address.origin) : null;
}

/** The key under which a mode's choice for exactly this site is stored. */
export const siteKey = (site: string, mode: Mode = 'except'): string => SITE_PREFIX[mode] + site;

/** The site and those it belongs to, the most specific first: "a.b.org", "b.org", "org". */
export function withParents(site: string): string[] {
  const sites = [site];
  if (!isAddress(site)) {
    for (let dot = site.indexOf('.'); dot !== -1; dot = site.indexOf('.', dot + 1)) {
      sites.push(site.slice(dot + 1));
    }
  }
  return sites;
}

/** URL writes every IPv4 address as four numbers and every IPv6 address in brackets: their parts are no parents. */
const isAddress = (host: string) => host.startsWith('[') || (isDigit(host.at(-1)!) && /\.\d+$/.test(host));

const isDigit = (letter: string) => letter >= '0' && letter <= '9';

/** All keys that have a say about a site, in either mode. */
export function siteKeys(site: string): string[] {
  const sites = withParents(site);
  return [
    ...sites.map((one) => siteKey(one, 'except')),
    ...sites.map((one) => siteKey(one, 'only')),
    MODE,
    PAUSED_UNTIL,
  ];
}

export const modeOf = (stored: Record<string, unknown>): Mode =>
  stored[MODE] === 'only' ? 'only' : 'except';

/** Whether everything is paused at a time, epoch ms. */
export function isPaused(stored: Record<string, unknown>, now = Date.now()): boolean {
  const until = stored[PAUSED_UNTIL];
  return until === 'forever' || (typeof until === 'number' && until > now);
}

/** The site whose choice decides for this one: itself or a parent; `null` where none was chosen. */
export function decidingSite(site: string, stored: Record<string, unknown>): string | null {
  const mode = modeOf(stored);
  const isChoice = (value: unknown) => value === 'on' || value === 'off';
  return withParents(site).find((one) => isChoice(stored[siteKey(one, mode)])) ?? null;
}

/** Whether the reader's choices leave this site on, a pause aside. */
export function isSiteChosen(site: string, stored: Record<string, unknown>): boolean {
  const mode = modeOf(stored);
  const decider = decidingSite(site, stored);
  return decider === null ? mode === 'except' : stored[siteKey(decider, mode)] === 'on';
}

/**
 * Whether words are explained on a site.
 *
 * @param stored what the storage holds under {@link siteKeys}; other keys are not looked at.
 * @param privately what was chosen for the site in a private window, where nothing is stored.
 */
export const isOn = (
  site: string,
  stored: Record<string, unknown>,
  privately: SiteChoice | null = null,
): boolean => !isPaused(stored) && (privately ? privately === 'on' : isSiteChosen(site, stored));
