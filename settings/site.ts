/**
 * What a site is, and whether words are explained on it.
 *
 * Pure and without dependencies: this is part of the script in every page. Stored values are looked at by hand
 * here: one of the wrong type counts as absent. (settings/schema.ts says the same of `everywhere` with a schema, and
 * a test holds the two together.)
 *
 * A choice made for a host holds for its subdomains too; the most specific one wins.
 */

/** The site of all documents opened from the disk. */
export const FILES = 'file:';

/** Key of the switch for all sites. Absent means on. */
export const EVERYWHERE = 'everywhere';

const SITE_PREFIX = 'site:';

/** What is stored for a site, under its {@link siteKey}. */
export type SiteChoice = 'on' | 'off';

/** URL keeps the dot of a fully qualified host ("a.org."), which is the same site. */
const hostOf = (url: URL) => url.hostname.replace(/\.$/, '');

/**
 * The site of a document: its host, without the port, or {@link FILES}.
 *
 * `null` where a URL names no site by itself: browser pages, `data:`, and blank, srcdoc and opaque documents.
 */
export function siteOf(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
    // The site of a blob is that of the page that made it.
    if (parsed.protocol === 'blob:') parsed = new URL(parsed.origin);
  } catch {
    return null;
  }
  if (parsed.protocol === 'file:') return FILES;
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  return hostOf(parsed) || null;
}

/** The key under which the choice for exactly this site is stored. */
export const siteKey = (site: string): string => SITE_PREFIX + site;

/** All keys that have a say about a site: its own, its parents', most specific first, and {@link EVERYWHERE}. */
export function siteKeys(site: string): string[] {
  const keys = [siteKey(site)];
  if (!isAddress(site)) {
    for (let dot = site.indexOf('.'); dot !== -1; dot = site.indexOf('.', dot + 1)) {
      keys.push(siteKey(site.slice(dot + 1)));
    }
  }
  keys.push(EVERYWHERE);
  return keys;
}

/** URL writes every IPv4 address as four numbers and every IPv6 address in brackets: their parts are no parents. */
const isAddress = (host: string) => host.startsWith('[') || /\.\d+$/.test(host);

/** Whether Plainword is on at all, by the switch for everywhere. */
export const isOnEverywhere = (stored: Record<string, unknown>): boolean => stored[EVERYWHERE] !== false;

/** Whether the reader's choices leave this site on, the switch for everywhere aside. */
export function isSiteChosen(site: string, stored: Record<string, unknown>): boolean {
  for (const key of siteKeys(site)) {
    const choice = stored[key];
    if (key !== EVERYWHERE && (choice === 'on' || choice === 'off')) return choice === 'on';
  }
  return true;
}

/**
 * Whether words are explained on a site.
 *
 * @param stored what the storage holds under {@link siteKeys}; other keys are not looked at.
 */
export const isOn = (site: string, stored: Record<string, unknown>): boolean =>
  isOnEverywhere(stored) && isSiteChosen(site, stored);
