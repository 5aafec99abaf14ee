/**
 * The page's DOM, asked past the page's names: `<form><input name="parentNode">` and `<img name="body">` shadow the
 * properties of forms and of the document, in an extension's world too. The getters of the prototypes cannot be shadowed.
 */

/** Looked up at the first call: in a new world every prototype that is touched has to be made, and most are never needed. */
const getter = <T>(prototype: () => object, name: string): ((node: Node) => T) => {
  let get: ((this: Node) => T) | undefined;
  return (node) => {
    get ??= Object.getOwnPropertyDescriptor(prototype(), name)!.get as (this: Node) => T;
    return get.call(node);
  };
};

const ofNode = <T>(name: string) => getter<T>(() => Node.prototype, name);
const ofElement = <T>(name: string) => getter<T>(() => Element.prototype, name);

export const parentOf = ofNode<Node | null>('parentNode');
export const nextOf = ofNode<Node | null>('nextSibling');
export const previousOf = ofNode<Node | null>('previousSibling');
export const firstOf = ofNode<Node | null>('firstChild');
export const lastOf = ofNode<Node | null>('lastChild');
export const typeOf = ofNode<number>('nodeType');
export const textOf = ofNode<string>('textContent');
export const isConnected = ofNode<boolean>('isConnected');
export const documentOf = ofNode<Document | null>('ownerDocument');
export const nameOf = ofElement<string>('localName');
export const namespaceOf = ofElement<string | null>('namespaceURI');
export const firstElementOf = ofElement<Element | null>('firstElementChild');
export const openRootOf = ofElement<ShadowRoot | null>('shadowRoot');
export const hostOf = getter<Element>(() => ShadowRoot.prototype, 'host');
export const rootElementOf = getter<Element | null>(() => Document.prototype, 'documentElement');

export const attributeOf = (element: Node, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

/** What tree walkers show as text: text nodes, and the CDATA sections of XHTML. In figures: Node reads this file too, without a DOM. */
export const TEXTS = 0x4 | 0x8;

export const treeWalker = (root: Node, whatToShow: number): TreeWalker =>
  Document.prototype.createTreeWalker.call(document, root, whatToShow);

/**
 * Steps through what is below a root while the page changes it: where what it stands on is taken out, the browser moves it
 * to what stood beside, so that it neither skips nor begins again. Each costs the page a little at every removal, until it
 * is collected: for the one long walk through a page, not for the many short ones.
 */
export const nodeIterator = (root: Node, whatToShow: number): NodeIterator =>
  Document.prototype.createNodeIterator.call(document, root, whatToShow);

/** What `querySelectorAll` gives below a document, a shadow root or an element; of any other node nothing. */
export function selectBelow(root: Node, selector: string): Iterable<Element> {
  const type = root === document ? Node.DOCUMENT_NODE : typeOf(root);
  if (type === Node.DOCUMENT_NODE) return Document.prototype.querySelectorAll.call(root, selector);
  if (type === Node.ELEMENT_NODE) return Element.prototype.querySelectorAll.call(root, selector);
  if (type === Node.DOCUMENT_FRAGMENT_NODE)
    return DocumentFragment.prototype.querySelectorAll.call(root, selector);
  return [];
}

export const isElement = (node: Node | null): node is Element =>
  node !== null && typeOf(node) === Node.ELEMENT_NODE;

export const isText = (node: Node): node is Text => {
  const type = typeOf(node);
  return type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE;
};

/** The parent, across shadow boundaries: a shadow root's is its host. */
export function parentAcross(node: Node): Node | null {
  const parent = parentOf(node);
  return parent instanceof ShadowRoot ? hostOf(parent) : parent;
}

/** The document or shadow root that a connected node is in. */
export const rootOf = (node: Node): Document | ShadowRoot =>
  Node.prototype.getRootNode.call(node) as Document | ShadowRoot;
