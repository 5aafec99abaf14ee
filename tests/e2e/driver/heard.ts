/** What a screen reader is told of a page: the accessibility tree, as roles and names. */
import type { SerializedAXNode } from 'puppeteer-core';
import { inFirefoxItself } from './firefox.ts';
import type { Opened } from './opened.ts';

/** A node that is announced, and what is below it. */
export type Heard = [role: string, name: string, below: Heard[]];

export const heard = (opened: Opened): Promise<Heard> =>
  opened.reader.name === 'firefox' ? heardInFirefox(opened) : heardInChromium(opened);

async function heardInChromium({ page }: Opened): Promise<Heard> {
  const heardOf = ({ role, name = '', children = [] }: SerializedAXNode): Heard => [
    role,
    name,
    children.map(heardOf),
  ];
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  if (!tree) throw new Error('The page has no accessibility tree');
  return heardOf(tree);
}

/** Of the tab in front. Firefox builds the tree when it is first asked for it. */
async function heardInFirefox({ page, reader }: Opened): Promise<Heard> {
  await page.bringToFront();
  const tree = await inFirefoxItself(
    reader.browser,
    `const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
     const heardOf = (one) => {
       const below = [];
       for (let child = one.firstChild; child; child = child.nextSibling) below.push(heardOf(child));
       return [service.getStringRole(one.role), one.name ?? '', below];
     };
     for (let i = 0; i < 200; i++) {
       const page = service.getAccessibleFor(gBrowser.selectedBrowser)?.firstChild;
       if (page?.childCount > 0) return JSON.stringify(heardOf(page));
       await new Promise((done) => setTimeout(done, 50));
     }`,
  );
  if (!tree) throw new Error('The page has no accessibility tree');
  return JSON.parse(tree) as Heard;
}
