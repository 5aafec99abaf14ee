/** Which words are underlined, and how often. */
import { Checks } from '../../components/Checks.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Switch } from '../../components/Switch.tsx';
import { t } from '../../components/text.ts';
import { topic } from '../../components/topic.ts';
import { type Kind, kinds } from '../../glossary/kinds.ts';
import type { SectionProps } from './section.ts';

const KINDS = Object.keys(kinds) as Kind[];

export const WordsSection = ({ settings, change }: SectionProps) => (
  <section>
    <h2>{t('options_words')}</h2>
    <div class="panel">
      <Choice
        label={t('options_density')}
        hint={t('options_density_hint')}
        options={[
          { value: 'every', label: t('options_density_every') },
          { value: 'section', label: t('options_density_section') },
          { value: 'page', label: t('options_density_page') },
        ]}
        value={settings.density}
        onChoose={(density) => change({ density })}
      />
      <Switch
        label={t('options_basics')}
        hint={t('options_basics_hint')}
        isOn={settings.basicsKnown}
        onSwitch={(basicsKnown) => change({ basicsKnown })}
      />
      <Checks
        label={t('options_kinds')}
        hint={t('options_kinds_hint')}
        options={KINDS.map((kind) => ({ value: kind, label: topic(kind) }))}
        ticked={KINDS.filter((kind) => !settings.kindsOff.includes(kind))}
        onChange={(on) => change({ kindsOff: KINDS.filter((kind) => !on.includes(kind)).sort() })}
      />
    </div>
  </section>
);
