/** Builds the apps as a site of their own would: with Vite, in development mode, in which frameworks complain. */
import { resolve } from 'node:path';
import { compile } from 'svelte/compiler';
import { build, type Plugin, type Rolldown } from 'vite';

const svelte: Plugin = {
  name: 'svelte',
  transform(code, id) {
    if (!id.endsWith('.svelte')) return null;
    const { js } = compile(code, { filename: id, generate: 'client', dev: true });
    return { code: js.code, map: js.map, moduleType: 'js' };
  },
};

/** The script of a page in this folder, as text. */
export async function buildApp(name: 'page' | 'hydrate'): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    plugins: [svelte],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    resolve: {
      alias: { vue: 'vue/dist/vue.esm-bundler.js' },
      conditions: ['browser', 'development'],
    },
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: resolve(import.meta.dirname, `${name}.ts`), output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput;
  return result.output[0].code;
}
