/** How the extension is built and what its manifest says. CONTRIBUTING.md gives the reason for every permission. */
import { defineConfig, type UserManifest } from 'wxt';
import { glossary } from './glossary/vite-plugin.ts';
import { compileHint } from './scripts/compile-hint.ts';
import { createLicenses } from './scripts/licenses.ts';

/** `css_origin` is Firefox's and not yet in the types. */
type ContentScript = NonNullable<UserManifest['content_scripts']>[number] & { css_origin?: 'user' };

/** All web pages and their frames, also those without an address of their own (blank, srcdoc, blob, data). */
const EVERY_FRAME: ContentScript = {
  matches: ['<all_urls>'],
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  run_at: 'document_start',
};

/**
 * The page's script and stylesheet are plain files named here instead of a WXT content script, which would announce the
 * extension to every page. Firefox paints highlights in shadow roots only from a stylesheet of the user's origin.
 */
const contentScripts = (browser: string): ContentScript[] =>
  browser === 'firefox'
    ? [
        { ...EVERY_FRAME, js: ['page.js'] },
        { ...EVERY_FRAME, css: ['highlight.css'], css_origin: 'user' },
      ]
    : [{ ...EVERY_FRAME, js: ['page.js'], css: ['highlight.css'] }];

/** Nothing but the extension's own files, and no request to anywhere. */
const PAGES_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The keys "<", ">", "0" and "9" with Alt+Shift: free in both browsers and in common pages, which use letters (access keys) and
 * arrows (selecting). A reader can change them on the browser's own page for shortcuts.
 */
const COMMANDS: UserManifest['commands'] = {
  'next-word': {
    suggested_key: { default: 'Alt+Shift+Period' },
    description: '__MSG_command_next_word__',
  },
  'previous-word': {
    suggested_key: { default: 'Alt+Shift+Comma' },
    description: '__MSG_command_previous_word__',
  },
  'toggle-site': {
    suggested_key: { default: 'Alt+Shift+0' },
    description: '__MSG_command_toggle_site__',
  },
  'open-panel': {
    suggested_key: { default: 'Alt+Shift+9' },
    description: '__MSG_command_open_panel__',
  },
};

const licenses = createLicenses();

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  // Every import is written out: what a file uses can be read in it.
  imports: false,
  manifest: ({ browser, mode }) => ({
    name: '__MSG_app_name__',
    description: '__MSG_app_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'scripting',
      'alarms',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: ['<all_urls>'],
    content_scripts: contentScripts(browser),
    commands: COMMANDS,
    // The development server of `npm run dev` needs the policy that WXT gives it.
    ...(mode === 'production' && { content_security_policy: { extension_pages: PAGES_POLICY } }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'plainword@plainword.example',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '128.0' },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
  vite: () => ({
    plugins: [glossary(), licenses.plugin(), compileHint('page.js', 'words.js')],
    // The polyfill for it would fetch().
    build: { modulePreload: false },
  }),
  hooks: {
    'build:done': (wxt) => licenses.write(wxt.config.outDir),
  },
});
