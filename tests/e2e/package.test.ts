/** The built extension, before any browser has it: how small the script of every page is, and what it may do. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { testedBrowsers } from './browsers.ts';

/** Each has its reason in CONTRIBUTING.md. */
const PERMISSIONS = ['alarms', 'contextMenus', 'scripting', 'sidePanel', 'storage'];

/** All that a page without words loads, compressed, bytes. */
const BUDGET = 25_000;

describe.each(testedBrowsers)('the build for %s', (browser) => {
  const folder = resolve('.output', browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const manifest = JSON.parse(read('manifest.json')) as chrome.runtime.ManifestV3;

  test('loads little in a page without words', () => {
    const files = manifest.content_scripts!.flatMap(({ js = [], css = [] }) => [...js, ...css]);
    const bytes = files.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0);
    expect(bytes).toBeLessThanOrEqual(BUDGET);
  });

  test('asks for no more than it needs, and shows nothing of itself to pages', () => {
    expect(PERMISSIONS).toEqual(expect.arrayContaining(manifest.permissions ?? []));
    expect(manifest.host_permissions).toEqual(['<all_urls>']);
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.content_security_policy?.extension_pages).toContain("connect-src 'none'");
    expect(manifest.content_security_policy?.extension_pages).toContain("default-src 'none'");
  });

  test('holds the licenses of all that others made of it', () => {
    const texts = read('licenses.txt').split(/^-{80}$/m);
    for (const name of [
      'preact',
      '@floating-ui/dom',
      'valibot',
      'tldts',
      'webextension-polyfill',
      'wxt',
      'Lucide',
    ]) {
      const text = texts.find((text) => text.trim().startsWith(`${name} `)) ?? '';
      expect(text.trim().split('\n\n').slice(1).join().length, name).toBeGreaterThan(500);
    }
  });

  test('holds nothing that could ask the network or run text', () => {
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(js|html|css)$/.test(file),
    );
    expect(scripts.length).toBeGreaterThan(4);
    for (const file of scripts.filter((name) => statSync(join(folder, name)).isFile())) {
      const source = read(file);
      expect(source, file).not.toMatch(/XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts/);
      // The browser's own, not a method of that name: MiniSearch has one, which looks a key up.
      expect(source, file).not.toMatch(/(?:globalThis|window|self)\??\.fetch\b/);
      expect(source, file).not.toMatch(/(?<![.\w$])fetch\s*\((?![^()]*\)\s*\{)/);
      expect(source, file).not.toMatch(/\beval\s*\(|new Function\b/);
      expect(source, file).not.toMatch(/(?:src|href)\s*=\s*["']https?:|@import|url\(\s*["']?https?:/);
    }
  });
});
