/** `npm run glossary`: the state of the glossary, what it covers of documents, and what it makes of a text. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkConcepts, readConcepts } from '../glossary/concepts.ts';
import { DocumentsReport } from '../glossary/documents-report.ts';
import { loadGlossary } from '../glossary/load.ts';
import { faultsText } from '../glossary/read.ts';
import { stateLines } from '../glossary/state.ts';
import { textLines } from '../glossary/text-report.ts';
import { ASKED_WRONGLY, fileBlocks } from './page-text.ts';
import { Problem, run, tell } from './say.mjs';

const USAGE = `Usage: npm run glossary [-- --check | --documents DIR | --text FILE]

  (nothing)         the state of the glossary: entries, sources, reading grades, sizes
  --check           only what is wrong in it
  --documents DIR   for each text file in DIR: which of our concepts stand in it and how they are covered,
                    and which of its words look medical and are in no entry
  --text FILE       what would be underlined in a text or HTML file, and which of its words look medical and
                    are in no entry
  --help            this text`;

const root = resolve(import.meta.dirname, '..');
// npm runs scripts in the project's folder; the reader may have been elsewhere.
const fromReader = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        documents: { type: 'string' },
        text: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Problem(
      `${(error as Error).message.split('. ')[0]}. See npm run glossary -- --help`,
      ASKED_WRONGLY,
    );
  }
}

/** The text files of a folder, by name. */
function documentsIn(folder: string): string[] {
  const path = fromReader(folder);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Problem(`There is no folder "${folder}".`, ASKED_WRONGLY);
  if (!found.isDirectory()) throw new Problem(`"${folder}" is not a folder.`, ASKED_WRONGLY);
  const files = readdirSync(path).filter((name) => name.endsWith('.txt'));
  if (files.length === 0)
    throw new Problem(`"${folder}" holds no text file (a name that ends in .txt).`, ASKED_WRONGLY);
  return files.sort().map((name) => join(path, name));
}

await run(async () => {
  const { check, documents, text, help } = readOptions();
  const say = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);
  if (help) {
    say([USAGE]);
    return 0;
  }
  // What was asked for is looked at first: a misspelt name must not wait for the glossary.
  const blocks = text === undefined ? [] : await fileBlocks(fromReader(text), text);
  const files = documents === undefined ? [] : documentsIn(documents);
  const loaded = loadGlossary(root);
  const concepts = readConcepts(root, loaded.faults);
  if (loaded.faults.length === 0) checkConcepts(concepts, loaded.glossary, loaded.faults);
  if (loaded.faults.length > 0) {
    tell(faultsText(loaded.faults));
    return 1;
  }
  if (check) return 0;
  if (text !== undefined) say(textLines(loaded.glossary.entries, blocks));
  else if (documents !== undefined) {
    const report = new DocumentsReport(loaded.glossary, concepts);
    for (const file of files)
      say([...report.lines(basename(file, '.txt'), await fileBlocks(file, file)), '']);
  } else say(stateLines(loaded, concepts));
  return 0;
});
