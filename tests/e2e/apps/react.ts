/** The model in React. */
import { createElement as h, type ReactNode, useState } from 'react';
import type { State } from './model.ts';

/** What the app is drawn from; `follow` is called with the function that sets it. */
export interface AppProps {
  initial: State;
  follow?: (show: (state: State) => void) => void;
}

export function App({ initial, follow }: AppProps): ReactNode {
  const [state, setState] = useState(initial);
  follow?.(setState);
  const { title, count, isOpen, rows, draft } = state;
  return h(
    'section',
    null,
    h('h2', null, title),
    h('p', null, rows[0]?.name, ' is ', count, ' of ', rows.length),
    h('div', null, isOpen ? h('p', null, 'The ', h('b', null, title), ' is open.') : `Closed: ${title}`),
    h(
      'ul',
      null,
      rows.map(({ id, before, name, after, note, html }) =>
        h(
          'li',
          { key: id },
          ...[before, ' ', h('i', null, name), after, note && h('em', null, ` ${note}`)],
          // biome-ignore lint/security/noDangerouslySetInnerHtml: what pages do.
          h('span', { dangerouslySetInnerHTML: { __html: html } }),
        ),
      ),
    ),
    h('textarea', { value: draft, readOnly: true }),
    h('div', { contentEditable: true, suppressContentEditableWarning: true }, draft),
  );
}
