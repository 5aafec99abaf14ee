/** The model in web components: Lit's, with shadow roots and slots, and one written by hand. */
import { html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Row, State } from './model.ts';

class ResultRow extends LitElement {
  static override properties: PropertyDeclarations = { row: { attribute: false } };
  declare row: Row;

  override render() {
    const { before, name, after, note } = this.row;
    return html`<p>${before} <i>${name}</i>${after}${note === null ? nothing : html`<em> ${note}</em>`}<slot></slot></p>`;
  }
}

/** What only the components know. */
export const closedRoots: ShadowRoot[] = [];

/** Sets its text itself, in a closed shadow root. */
class ResultTitle extends HTMLElement {
  static observedAttributes = ['text'];
  readonly #text = new Text();

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'closed' });
    root.append('About ', this.#text, '.');
    closedRoots.push(root);
  }

  attributeChangedCallback(_: string, __: string, text: string): void {
    this.#text.data = text;
  }
}

class ResultList extends LitElement {
  static override properties: PropertyDeclarations = { state: { attribute: false } };
  declare state: State;

  override render() {
    const { title, count, isOpen, rows, draft } = this.state;
    return html`<result-title text=${title}></result-title>
      <div>${rows[0]?.name} is ${count} of ${rows.length}</div>
      <div>${isOpen ? html`<p>The <b>${title}</b> is open.</p>` : `Closed: ${title}`}</div>
      ${repeat(
        rows,
        ({ id }) => id,
        (row) => html`<result-row .row=${row}><span>${unsafeHTML(row.html)}</span></result-row>`,
      )}
      <textarea .value=${draft}></textarea>`;
  }
}

export function mountComponents(element: Element, initial: State): (state: State) => Promise<unknown> {
  customElements.define('result-row', ResultRow);
  customElements.define('result-title', ResultTitle);
  customElements.define('result-list', ResultList);
  const list = document.createElement('result-list') as ResultList;
  list.state = initial;
  element.append(list);
  return (next) => {
    list.state = next;
    return list.updateComplete;
  };
}
