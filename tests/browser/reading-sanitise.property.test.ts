/** Whatever a page is made of, nothing but text comes out of it. */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { extract } from '../../entrypoints/reading/extract.ts';
import { sanitise } from '../../entrypoints/reading/sanitise.ts';
import { articleWith, PAGE, strangers } from './reading-kit.ts';

const NAMES =
  `a abbr address area article aside audio b base bdi blockquote body br button canvas caption center cite code
  col colgroup custom-element data datalist dd del details dialog div dl dt em embed fieldset figcaption figure font footer
  form frame frameset h1 h2 h6 head header hr html i iframe img input ins kbd keygen label legend li link main map mark
  marquee math menu meta meter mi mtext annotation-xml nav noembed noscript object ol optgroup option output p param picture
  plaintext pre progress q ruby rt s samp script search section select slot small source span strong style sub summary sup
  svg foreignObject desc animate set use table tbody td template textarea tfoot th thead time title tr track u ul var video
  wbr xmp`.split(/\s+/);
const ATTRIBUTES =
  `href src srcset action formaction data style class id name onclick onerror onload onmouseover ontoggle
  onfocus autofocus tabindex contenteditable srcdoc xlink:href xmlns http-equiv content target rel ping download background
  poster lang dir title is slot part popover popovertarget colspan rowspan start value datetime scope reversed shadowrootmode
  data-plainword data-markjs role aria-label hidden accesskey`.split(/\s+/);
const VALUES = [
  'javascript:window.hit=1',
  ' java\nscript:window.hit=1',
  'JaVaScRiPt:window.hit=1',
  'data:text/html,<script>window.hit=1</script>',
  'vbscript:x',
  'https://b.example/',
  'https://user:word@b.example/',
  'http://b.example/',
  '//b.example/x',
  'window.hit=1',
  'position:fixed;background:url(https://b.example/x)',
  'en',
  'rtl',
  '2',
  '99999999',
  'off',
  'open',
  '"><img src=x onerror=window.hit=1>',
  '-->',
  ']]>',
];
const MUTATIONS = [
  '<svg></p><style><a id="</style><img src=1 onerror=window.hit=1>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.hit=1&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>',
  '<noscript><p title="</noscript><img src=x onerror=window.hit=1>">',
  '<template><template shadowrootmode=open><script>window.hit=1</script></template></template>',
  '<svg><foreignObject><p><style><!--</style><img src=x onerror=window.hit=1>--></style></foreignObject></svg>',
  '<a href="https://b.example/"><table><a href=javascript:window.hit=1>x</a></table></a>',
  '<select><style></select><img src=x onerror=window.hit=1></style>',
  '<!--><img src=x onerror=window.hit=1>-->',
  '<![CDATA[<img src=x onerror=window.hit=1>]]>',
  '<xmp><p title="</xmp><img src=x onerror=window.hit=1>">',
  '<plaintext>',
];

const attribute = fc.tuple(fc.constantFrom(...ATTRIBUTES), fc.constantFrom(...VALUES));
const piece: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(fc.constantFrom('Her report said HER2-positive.', ' ', '&lt;b&gt;', ...MUTATIONS), fc.string())
    : fc
        .record({
          name: fc.constantFrom(...NAMES),
          attributes: fc.array(attribute, { maxLength: 3 }),
          inside: fc.array(piece(depth - 1), { maxLength: 3 }),
          isClosed: fc.boolean(),
        })
        .map(({ name, attributes, inside, isClosed }) => {
          const quoted = attributes.map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`);
          return `<${name}${quoted.join('')}>${inside.join('')}${isClosed ? `</${name}>` : ''}`;
        }),
);

const said = vi.fn();
document.addEventListener('securitypolicyviolation', said);
afterEach(() => {
  expect((window as { hit?: number }).hit, 'nothing of it ran').toBeUndefined();
  expect(said).not.toHaveBeenCalled();
});

test('sanitised: no element and no attribute that is not on the list', () => {
  fc.assert(
    fc.property(piece(4), (html) => {
      const page = new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html');
      const content = page.createElement('div');
      content.append(...page.documentElement.childNodes);
      const fragment = sanitise(content, PAGE);
      expect(strangers(fragment), html).toEqual([]);
      // Put where it will stand, it does nothing.
      const box = document.createElement('div');
      document.body.append(box);
      box.append(fragment);
      box.remove();
    }),
    { numRuns: 400 },
  );
});

test('the article of a page: no element and no attribute that is not on the list', () => {
  fc.assert(
    fc.property(fc.array(piece(3), { minLength: 1, maxLength: 3 }), (pieces) => {
      const article = extract({ html: articleWith(pieces.join('')), url: PAGE, base: PAGE });
      if (typeof article !== 'string') expect(strangers(article.body), pieces.join('')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
