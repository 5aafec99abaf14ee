/** The longer explanation, folded away below its button, which stays where it is. */
import { useId } from 'preact/hooks';
import { UnfoldIcon } from './icons.tsx';
import { t } from './text.ts';

export interface MoreProps {
  text: string;
  open: boolean;
  onToggle(): void;
}

export function More({ text, open, onToggle }: MoreProps) {
  const id = useId();
  return (
    <div class="more">
      <button type="button" class="quiet" aria-expanded={open} aria-controls={id} onClick={onToggle}>
        {t('card_more')}
        <UnfoldIcon open={open} />
      </button>
      <p id={id} hidden={!open}>
        {text}
      </p>
    </div>
  );
}
