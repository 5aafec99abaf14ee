/**
 * `licenses.txt` of the built extension: the license of everything by others that is in it. What that is, the bundler
 * knows: whatever it took from node_modules. A package without a license fails the build.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const HEAD = `Plainword is made of its own code (MIT license) and of the works below, each with its license.
`;

/** What is no package, or needs more than the license of its package says. */
const OTHERS = [
  {
    name: 'Lucide (https://lucide.dev)',
    note: 'The icons are drawn after it.',
    file: 'components/icons-license.txt',
  },
];
const NOTES: Record<string, string> = {
  tldts:
    'Holds the Public Suffix List (https://publicsuffix.org/list/), which is under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/).',
  'webextension-polyfill': 'Unchanged; its source is at https://github.com/mozilla/webextension-polyfill.',
};

interface Package {
  name: string;
  version: string;
  license?: string;
  author?: string | { name: string };
}

/** Folder of the package a module belongs to; null for our own. */
function folderOf(id: string): string | null {
  const [folder] =
    /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replace(/^\0+/, '').replaceAll('\\', '/')) ?? [];
  return folder ?? null;
}

/** The text of the MIT license, for packages that name it and leave the text out. */
const mit = (author: string) =>
  readFileSync('LICENSE', 'utf8').replace(/^Copyright .*$/m, `Copyright (c) ${author}`);

function licenseOf(folder: string): string {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  const files = readdirSync(folder).filter((file) => /^(?:mit-)?licen[cs]e/i.test(file));
  const author =
    typeof about.author === 'string' ? about.author : (about.author?.name ?? `the authors of ${about.name}`);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0 && about.license === 'MIT') texts.push(mit(author).trim());
  if (texts.length === 0)
    throw new Error(`${about.name} is in the extension and brings no license: ${folder}`);
  const note = NOTES[about.name];
  return [`${about.name} ${about.version} (${about.license})`, ...(note ? [note] : []), ...texts].join(
    '\n\n',
  );
}

const LINE = `\n\n${'-'.repeat(80)}\n\n`;

/** The packages that go into a build, gathered over its bundles, and the file that names them. */
export function createLicenses() {
  const folders = new Set<string>();
  return {
    plugin: (): Plugin => ({
      name: 'plainword-licenses',
      generateBundle(_, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk') continue;
          for (const [id, { renderedLength }] of Object.entries(output.modules)) {
            const folder = renderedLength > 0 ? folderOf(id) : null;
            if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
          }
        }
      },
    }),
    write(outDir: string): void {
      const packages = [...folders].sort().map(licenseOf);
      const others = OTHERS.map(({ name, note, file }) =>
        [name, note, readFileSync(file, 'utf8').trim()].join('\n\n'),
      );
      writeFileSync(join(outDir, 'licenses.txt'), `${[HEAD.trim(), ...packages, ...others].join(LINE)}\n`);
    },
  };
}
