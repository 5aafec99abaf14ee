/**
 * The packages in node_modules: installs them when they are missing or of another version than package-lock.json says,
 * and runs their programs on the Node that comes with them. Plain Node 20, no dependencies: it runs before they exist.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem, tell } from './say.mjs';

export const root = resolve(import.meta.dirname, '..');
const isWindows = process.platform === 'win32';
const modules = join(root, 'node_modules');

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The Node 24 of devDependencies. */
export const node = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');

/** @returns {string | null} the first package that is not there as it should be */
function missing() {
  const { packages } = readJson(join(root, 'package-lock.json'));
  for (const name of Object.keys({ ...packages[''].dependencies, ...packages[''].devDependencies })) {
    const file = join(modules, name, 'package.json');
    if (!existsSync(file) || readJson(file).version !== packages[`node_modules/${name}`]?.version)
      return name;
  }
  return existsSync(node) ? null : 'node';
}

/** Installs what package-lock.json names, if it is not there. */
export async function install() {
  if (!missing()) return;
  tell('Installing the dependencies …');
  // A registry that lacks the packages for other systems than this one is no reason for `npm ci` to be content; `npm
  // install` goes by the same versions, and what it brings is checked.
  const isDone =
    (await npm('ci', '--loglevel=silent')) || (await npm('install', '--no-save', '--loglevel=error'));
  const still = isDone && missing();
  if (!isDone) throw new Problem('The dependencies could not be installed, see above.');
  if (still) throw new Problem(`npm did not install "${still}" as package-lock.json says.`);
}

/** Standard output is the command's own. @param {string[]} args */
const npm = async (...args) =>
  (await start(isWindows ? 'npm.cmd' : 'npm', args, { stdio: ['ignore', 2, 2], shell: isWindows })) === 0;

/**
 * The file of a package's program. @param {string} name of the package @param {string} [program] if it differs from it
 */
export function program(name, program = name) {
  const { bin } = readJson(join(modules, name, 'package.json'));
  return join(modules, name, typeof bin === 'string' ? bin : bin[program]);
}

/**
 * Runs JavaScript or TypeScript on Node 24 and waits for its end.
 *
 * @param {string[]} args the file first
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code
 */
export const onNode = (args, options = {}) => start(node, args, { stdio: 'inherit', ...options });

/**
 * The same, but what it prints is kept, and shown on standard error only if it fails.
 *
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function onNodeQuietly(args) {
  /** @type {Buffer[]} */
  const printed = [];
  const code = await start(node, args, { stdio: ['ignore', 'pipe', 'pipe'] }, (chunk) => printed.push(chunk));
  if (code !== 0) tell(withoutStacks(Buffer.concat(printed).toString()));
  return code;
}

/** What tools print about a fault, without where in themselves they noticed it. @param {string} printed */
const withoutStacks = (printed) =>
  printed
    .replace(/^ +at .*\n/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @param {(chunk: Buffer) => void} [onOutput]
 * @returns {Promise<number>}
 */
function start(command, args, options, onOutput) {
  const path = `${join(modules, '.bin')}${isWindows ? ';' : ':'}${process.env.PATH ?? ''}`;
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      ...options,
      env: { ...process.env, ...options.env, PATH: path },
    });
    if (onOutput) {
      child.stdout?.on('data', onOutput);
      child.stderr?.on('data', onOutput);
    }
    child.on('error', fail);
    child.on('close', (code, signal) => done(code ?? (signal ? 1 : 0)));
  });
}
