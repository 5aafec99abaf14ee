/** What a reader types as a site, made into one or refused with a reason. */
import { getDomain, getPublicSuffix, parse } from 'tldts';
import { siteOf } from './site.ts';

/** Each has a sentence on the settings page. */
export type TypedProblem =
  | 'empty'
  /** Nothing a host could be called. */
  | 'not-a-site'
  /** A piece under which anyone can have a site, such as "com" or "co.uk". */
  | 'suffix';

/** "https://www.Example.org/page", "*.example.org" and "example.org:8080" all name a host. */
export function readTypedSite(typed: string): { site: string } | { problem: TypedProblem } {
  const text = typed.trim().replace(/^\*\./, '');
  if (text === '') return { problem: 'empty' };
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const site = /[\s@]/.test(text) ? null : siteOf(hasScheme ? text : `https://${text}`);
  if (site === null) return { problem: 'not-a-site' };
  const { isIp } = parse(site);
  if (isIp || site === 'localhost' || site === 'file:' || site.endsWith('.localhost')) return { site };
  const isSuffix = getPublicSuffix(site, { allowPrivateDomains: false }) === site && isListed(site);
  if (isSuffix) return { problem: 'suffix' };
  // A name without a dot is one of a home or hospital network if it is typed like an address, else a typing error.
  if (hasScheme && !site.includes('.')) return { site };
  return getDomain(site) === null || !/^[\p{L}\p{N}.-]+$/u.test(site) ? { problem: 'not-a-site' } : { site };
}

/** Of a single name without a dot, whether it is one of the endings that exist: anything else may be a typing error. */
const isListed = (site: string): boolean => site.includes('.') || parse(`x.${site}`).isIcann === true;
