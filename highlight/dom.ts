/**
 * The page's DOM, asked past the page's names: `<form><input name="parentNode">` and `<img name="body">` shadow the
 * properties of forms and of the document, in an extension's world too. The getters of the prototypes cannot be shadowed.
 */

const getter = <T>(prototype: object, name: string): ((node: Node) => T) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return get ? (node) => get.call(node) as T : () => undefined as T;
};

export const parentOf = getter<Node | null>(Node.prototype, 'parentNode');
export const nextOf = getter<Node | null>(Node.prototype, 'nextSibling');
export const previousOf = getter<Node | null>(Node.prototype, 'previousSibling');
export const firstOf = getter<Node | null>(Node.prototype, 'firstChild');
export const lastOf = getter<Node | null>(Node.prototype, 'lastChild');
export const typeOf = getter<number>(Node.prototype, 'nodeType');
export const isConnected = getter<boolean>(Node.prototype, 'isConnected');
export const nameOf = getter<string>(Element.prototype, 'localName');
export const namespaceOf = getter<string | null>(Element.prototype, 'namespaceURI');
export const openRootOf = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot');
export const hostOf = getter<Element>(ShadowRoot.prototype, 'host');
export const rootElementOf = getter<Element | null>(Document.prototype, 'documentElement');
export const readyStateOf = getter<DocumentReadyState>(Document.prototype, 'readyState');
export const designModeOf = getter<string>(Document.prototype, 'designMode');

export const attributeOf = (element: Node, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

export const treeWalker = (root: Node, whatToShow: number): TreeWalker =>
  Document.prototype.createTreeWalker.call(document, root, whatToShow);

export const isElement = (node: Node | null): node is Element => node !== null && typeOf(node) === Node.ELEMENT_NODE;

export const isText = (node: Node): node is Text => {
  const type = typeOf(node);
  return type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE;
};

/** The parent, across shadow boundaries: a shadow root's is its host. */
export function parentAcross(node: Node): Node | null {
  const parent = parentOf(node);
  return parent instanceof ShadowRoot ? hostOf(parent) : parent;
}
