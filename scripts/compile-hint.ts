/**
 * Tells V8 that practically all functions of a script are called when it is loaded. Otherwise it goes over each twice: once
 * to see where it ends, and again when it is called. Other engines take the line for a comment.
 * https://v8.dev/blog/explicit-compile-hints
 */
import type { Plugin } from 'vite';

const HINT = '//# allFunctionsCalledOnLoad\n';

/** For the scripts with these names in the built extension. */
export const compileHint = (...fileNames: string[]): Plugin => ({
  name: 'compile-hint',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const name of fileNames) {
      const chunk = bundle[name];
      if (chunk?.type === 'chunk') chunk.code = HINT + chunk.code;
    }
  },
});
