/** What the two commands say to whoever runs them, and how they end when they cannot go on. */

/** Something the reader of the terminal can mend: said in one line, without a stack. */
export class Problem extends Error {
  /** @param {string} message @param {number} [code] exit code */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Standard output belongs to what a command prints; all else goes to standard error. @param {string} line */
export const tell = (line) => process.stderr.write(`${line}\n`);

/** Runs a command's work: a problem becomes one line on standard error, and its exit code. @param {() => Promise<number>} work */
export async function run(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    tell(`plainword: ${error.message}`);
    process.exitCode = error.code;
  }
}
