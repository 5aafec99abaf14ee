/** How far a choice for a site can reach: this host alone with its subdomains, or all of the domain it belongs to. */
import { getDomain } from 'tldts';
import { FILES } from './site.ts';

/**
 * The sites that a choice made on this one can be stored for, the narrowest first: one, or two where the host is part
 * of a registrable domain by the Public Suffix List ("a.github.io" and "a.co.uk" are domains, "github.io" is none).
 */
export function scopesOf(site: string): string[] {
  const domain =
    site === FILES ? null : getDomain(site, { allowPrivateDomains: true, extractHostname: false });
  return domain && domain !== site ? [site, domain] : [site];
}
