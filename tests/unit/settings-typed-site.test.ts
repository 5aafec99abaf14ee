import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../settings/schema.ts';
import { scopesOf } from '../../settings/scope.ts';
import { readTypedSite } from '../../settings/typed-site.ts';

describe('what a reader types', () => {
  it.each([
    ['example.org', 'example.org'],
    [' Example.ORG ', 'example.org'],
    ['https://www.Example.org/page?x#y', 'www.example.org'],
    ['*.example.org', 'example.org'],
    ['example.org:8080', 'example.org'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['github.io', 'github.io'],
    ['localhost', 'localhost'],
    ['http://intranet/', 'intranet'],
    ['192.168.0.1', '192.168.0.1'],
    ['[::1]', '[::1]'],
    ['file:///home/me/report.html', 'file:'],
    ['portal.hospital.local', 'portal.hospital.local'],
  ])('"%s" is %s', (typed, site) => {
    expect(readTypedSite(typed)).toEqual({ site });
    expect(v.is(siteSchema, site)).toBe(true);
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['com', 'suffix'],
    ['co.uk', 'suffix'],
    ['two words', 'not-a-site'],
    ['exampleorg', 'not-a-site'],
    ['http://', 'not-a-site'],
    ['a..b', 'not-a-site'],
    ['mailto:me@example.org', 'not-a-site'],
    ['chrome://settings', 'not-a-site'],
    [`${'a'.repeat(300)}.org`, 'not-a-site'],
  ])('"%s" is refused: %s', (typed, problem) => {
    expect(readTypedSite(typed)).toEqual({ problem });
  });
});

describe('scopesOf', () => {
  it.each([
    ['mychart.hospital.org', ['mychart.hospital.org', 'hospital.org']],
    ['a.b.hospital.co.uk', ['a.b.hospital.co.uk', 'hospital.co.uk']],
    ['x.name.github.io', ['x.name.github.io', 'name.github.io']],
    ['name.github.io', ['name.github.io']],
    ['hospital.org', ['hospital.org']],
    ['localhost', ['localhost']],
    ['192.168.0.1', ['192.168.0.1']],
    ['[::1]', ['[::1]']],
    ['file:', ['file:']],
  ])('%s: %j', (site, scopes) => {
    expect(scopesOf(site)).toEqual(scopes);
  });
});
