/** The page with all apps on it: `apps.run(n)` changes each of them n times. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { flushSync as flushSvelte, mount } from 'svelte';
import AppSvelte from './App.svelte';
import { closedRoots, mountComponents } from './components.ts';
import { Model, type State } from './model.ts';
import { App } from './react.ts';
import { mountVue } from './vue.ts';

export interface Apps {
  /** Changes each app so many times; every change is drawn. */
  run(changes: number): Promise<void>;
  /** What stands in the document, shadow roots that are open included: names and texts, node by node. */
  outline(): string;
  /** What a reader reads. */
  text(): string;
  /** The page as it stands without its scripts, to be read afresh: shadow roots are declared. */
  html(): string;
}

type Show = (state: State) => unknown;

const seed = Number(new URLSearchParams(location.search).get('seed') ?? 1);

function mountReact(element: Element, initial: State): Show {
  let set: Show = () => {};
  const follow = (show: Show) => {
    set = show;
  };
  flushSync(() => createRoot(element).render(createElement(App, { initial, follow })));
  return (state) => flushSync(() => set(state));
}

function mountSvelte(target: Element, initial: State): Show {
  let set: Show = () => {};
  const follow = (show: Show) => {
    set = show;
  };
  mount(AppSvelte, { target, props: { initial, follow } });
  return (state) => {
    set(state);
    flushSvelte();
  };
}

const mounts = { react: mountReact, vue: mountVue, svelte: mountSvelte, components: mountComponents };
const running = Object.entries(mounts).map(([name, mount], i) => {
  const model = new Model(seed * 10 + i);
  return { model, show: mount(document.getElementById(name)!, model.state) as Show };
});

/** Lit's comments hold a random number. */
const dataOf = ({ data }: CharacterData) => data.replace(/lit\$\d+\$/, 'lit');

const outlineOf = (node: Node): unknown => {
  if (node instanceof CharacterData) return dataOf(node);
  const root = node instanceof Element && node.shadowRoot ? [outlineOf(node.shadowRoot)] : [];
  return [node.nodeName, ...root, ...[...node.childNodes].map(outlineOf)];
};

const textOf = (node: Node): string => {
  if (node instanceof Text) return node.data;
  const root = node instanceof Element && node.shadowRoot ? textOf(node.shadowRoot) : '';
  return root + [...node.childNodes].map(textOf).join('');
};

const rootsIn = ({ shadowRoot }: Element): ShadowRoot[] =>
  shadowRoot
    ? [shadowRoot, ...[...shadowRoot.querySelectorAll('*')].flatMap((element) => rootsIn(element))]
    : [];

(window as unknown as { apps: Apps }).apps = {
  async run(changes) {
    for (let i = 0; i < changes; i++) {
      for (const { model, show } of running) await show(model.change());
      // The extension's work goes on between the changes.
      if (i % 10 === 9) await new Promise((done) => setTimeout(done));
    }
    await new Promise((done) => requestAnimationFrame(done));
  },
  outline: () => JSON.stringify(outlineOf(document.body)),
  text: () => textOf(document.body),
  html() {
    const open = [...document.querySelectorAll('*')].flatMap((element) => rootsIn(element));
    const html = document.body.getHTML({ shadowRoots: [...open, ...closedRoots] });
    return html.replace(/<script[\s\S]*?<\/script>/g, '');
  },
};
