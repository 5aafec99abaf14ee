/** How words, cards and our pages look, and what the toolbar icon shows. */
import { Choice } from '../../components/Choice.tsx';
import { Slider } from '../../components/Slider.tsx';
import { Switch } from '../../components/Switch.tsx';
import { t } from '../../components/text.ts';
import type { SectionProps } from './section.ts';

export const LooksSection = ({ settings, change }: SectionProps) => (
  <section>
    <h2>{t('options_looks')}</h2>
    <div class="panel">
      <Choice
        label={t('options_strength')}
        hint={t('options_strength_hint')}
        options={[
          { value: 'quiet', label: t('options_strength_quiet') },
          { value: 'clear', label: t('options_strength_clear') },
          { value: 'strong', label: t('options_strength_strong') },
        ]}
        value={settings.strength}
        onChoose={(strength) => change({ strength })}
      />
      <TextSize settings={settings} change={change} />
      <Choice
        label={t('options_theme')}
        hint={t('options_theme_hint')}
        options={[
          { value: 'system', label: t('options_theme_system') },
          { value: 'light', label: t('options_theme_light') },
          { value: 'dark', label: t('options_theme_dark') },
        ]}
        value={settings.theme}
        onChoose={(theme) => change({ theme })}
      />
      <Switch
        label={t('options_badge')}
        hint={t('options_badge_hint')}
        isOn={settings.badge}
        onSwitch={(badge) => change({ badge })}
      />
    </div>
  </section>
);

/** Also on the welcome page. */
export const TextSize = ({ settings, change }: Pick<SectionProps, 'settings' | 'change'>) => (
  <Slider
    label={t('options_text_size')}
    hint={t('options_text_size_hint')}
    value={settings.textSize}
    least={100}
    most={200}
    step={10}
    text={(value) => t('percent', String(value))}
    onChange={(textSize) => change({ textSize })}
  />
);
