/**
 * Finds Chromium and Firefox on this machine. On Debian and Ubuntu, as root, installs what is missing; elsewhere says
 * what to install.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { Problem, tell } from './say.mjs';

/** @typedef {'chromium' | 'firefox'} Name */

/** @type {Record<Name, { label: string, variable: string, names: string[], places: string[], debian: string }>} */
const browsers = {
  chromium: {
    label: 'Chromium',
    variable: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
    debian: 'chromium',
  },
  firefox: {
    label: 'Firefox',
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-nightly'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    debian: 'firefox-esr',
  },
};

/** @type {Name[]} */
export const browserNames = ['chromium', 'firefox'];

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/**
 * The browser's program. Installs it if it may.
 *
 * @param {Name} name
 * @returns {string}
 * @throws {Problem} which says what to install
 */
export function findBrowser(name) {
  const { label, variable, names, places, debian } = browsers[name];
  const given = process.env[variable];
  if (given) {
    if (isProgram(given)) return given;
    throw new Problem(`${variable} is set to "${given}", which is not a program.`);
  }
  const find = () => names.map(onPath).find(Boolean) ?? places.find(isProgram);
  const found = find() ?? (aptInstall(debian, label) ? find() : undefined);
  if (found) return found;
  const how = existsSync('/etc/debian_version') ? `"apt-get install ${debian}" as root, or any other` : 'any';
  throw new Problem(
    `${label} was not found. Install it (${how} way), or set ${variable} to its program. Looked for: ${names.join(', ')}.`,
  );
}

/** @param {string} debian @param {string} label @returns {boolean} */
function aptInstall(debian, label) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !onPath('apt-get')) return false;
  tell(`Installing ${label} (apt-get install ${debian}) …`);
  // Standard output is the command's own.
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', debian);
}

/**
 * Variables for programs that are started: where each of these browsers is.
 *
 * @param {Name[]} names
 * @returns {Record<string, string>}
 */
export const browserPaths = (names) =>
  Object.fromEntries(names.map((name) => [browsers[name].variable, findBrowser(name)]));
