import type { Settings } from '../../settings/schema.ts';

/** What the sections of plain settings are given. */
export interface SectionProps {
  settings: Settings;
  change(settings: Partial<Settings>): void;
}
