/** The panel: its tabs, each drawn by a component of its own. */
import { useEffect, useState } from 'preact/hooks';
import { Tabs } from '../../components/Tabs.tsx';
import { t } from '../../components/text.ts';
import { READER_DEFAULTS, READER_KEYS, readChoices } from '../../settings/reader.ts';
import type { PanelPorts } from './tab.ts';
import { TABS, type TabName } from './tabs.ts';

export interface PanelProps {
  ports: PanelPorts;
  /** The tab that is in front at first. */
  first: TabName;
}

export function Panel({ ports, first }: PanelProps) {
  const [shown, show] = useState(first);
  const choices = useChoices(ports);
  useEffect(() => ports.asked.follow(() => show('search')), [ports]);
  return (
    <main class="side">
      <h1 class="side-name">{t('app_name')}</h1>
      <Tabs<TabName>
        label={t('panel_tabs')}
        tabs={TABS.map(({ name, label }) => ({ name, label: t(label) }))}
        shown={shown}
        onShow={show}
      >
        {(name, isShown) => {
          const { Content } = TABS.find((tab) => tab.name === name)!;
          return <Content ports={ports} choices={choices} isShown={isShown} goTo={show} />;
        }}
      </Tabs>
    </main>
  );
}

/** What the reader chose; what cannot be read is its default. */
function useChoices({ storage }: PanelPorts) {
  const [choices, setChoices] = useState(READER_DEFAULTS);
  useEffect(() => {
    const read = async () => setChoices(readChoices(await storage.get(READER_KEYS).catch(() => ({}))));
    const onChanged = (changes: Record<string, unknown>) => {
      if (READER_KEYS.some((key) => key in changes)) void read();
    };
    storage.onChanged.addListener(onChanged);
    void read();
    return () => storage.onChanged.removeListener(onChanged);
  }, [storage]);
  return choices;
}
