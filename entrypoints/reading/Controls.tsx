/** What can be chosen while reading: size, spacing, colors, how often a word is explained. Kept as settings. */
import { Choice } from '../../components/Choice.tsx';
import { Slider } from '../../components/Slider.tsx';
import { t } from '../../components/text.ts';
import { TextSize } from '../options/LooksSection.tsx';
import type { SectionProps } from '../options/section.ts';

export const Controls = ({ settings, change }: SectionProps) => (
  <details class="controls">
    <summary class="button">{t('reading_controls')}</summary>
    <div class="panel controls-panel">
      <TextSize settings={settings} change={change} />
      <Slider
        label={t('reading_spacing')}
        hint={t('reading_spacing_hint')}
        value={settings.lineSpacing}
        least={140}
        most={240}
        step={10}
        text={(value) => t('percent', String(value))}
        onChange={(lineSpacing) => change({ lineSpacing })}
      />
      <Choice
        label={t('options_theme')}
        options={[
          { value: 'system', label: t('options_theme_system') },
          { value: 'light', label: t('options_theme_light') },
          { value: 'dark', label: t('options_theme_dark') },
        ]}
        value={settings.theme}
        onChoose={(theme) => change({ theme })}
      />
      <Choice
        label={t('reading_density')}
        options={[
          { value: 'every', label: t('options_density_every') },
          { value: 'section', label: t('options_density_section') },
          { value: 'page', label: t('options_density_page') },
        ]}
        value={settings.density}
        onChoose={(density) => change({ density })}
      />
    </div>
  </details>
);
