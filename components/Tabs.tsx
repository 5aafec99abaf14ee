/**
 * Tabs after the pattern that screen readers know: one stop for the Tab key, arrows go from tab to tab. What a tab shows
 * is made when it is first opened, and stays as the reader left it when another tab comes to the front.
 */
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import './tabs.css';

export interface TabsProps<Name extends string> {
  /** What the tabs are about. */
  label: string;
  tabs: readonly { name: Name; label: string }[];
  shown: Name;
  onShow(name: Name): void;
  /** What a tab shows; called for the tab in front and for those that were. */
  children(name: Name, isShown: boolean): ComponentChildren;
}

/** Which tab a key goes to from one of `count`; null for other keys. */
function target(key: string, from: number, count: number, isRtl: boolean): number | null {
  const forward = isRtl ? 'ArrowLeft' : 'ArrowRight';
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return (from + 1) % count;
  if (key === back) return (from + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

export function Tabs<Name extends string>({ label, tabs, shown, onShow, children }: TabsProps<Name>) {
  const id = useId();
  const list = useRef<HTMLDivElement | null>(null);
  const opened = useRef(new Set<Name>());
  opened.current.add(shown);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const from = tabs.findIndex(({ name }) => name === shown);
    const to = target(event.key, from, tabs.length, list.current?.matches(':dir(rtl)') ?? false);
    if (to === null) return;
    event.preventDefault();
    onShow(tabs[to]!.name);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };

  return (
    <>
      <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.name}
            type="button"
            id={`${id}-tab-${tab.name}`}
            class="tab"
            role="tab"
            aria-selected={tab.name === shown}
            aria-controls={`${id}-${tab.name}`}
            tabIndex={tab.name === shown ? 0 : -1}
            onClick={() => onShow(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map(({ name }) => (
        <div
          key={name}
          id={`${id}-${name}`}
          class="tab-content"
          role="tabpanel"
          aria-labelledby={`${id}-tab-${name}`}
          hidden={name !== shown}
        >
          {opened.current.has(name) && children(name, name === shown)}
        </div>
      ))}
    </>
  );
}
