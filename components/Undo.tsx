/**
 * Says what was just done and offers to take it back. It stays until something else is done: nobody has to hurry. The
 * focus comes to its button where the pressed one has gone.
 */
import { useEffect, useRef } from 'preact/hooks';
import { t } from './text.ts';
import './undo.css';

export interface UndoProps {
  /** What was done; `null`: nothing to undo. */
  done: string | null;
  onUndo: () => void;
  onClose: () => void;
}

export function Undo({ done, onUndo, onClose }: UndoProps) {
  const button = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (done !== null && (activeElement === null || activeElement === document.body)) button.current?.focus();
  }, [done]);

  return (
    <div class="undo-place">
      <p class="undo-status" role="status">
        {done}
      </p>
      {done !== null && (
        <div class="undo">
          <span aria-hidden="true">{done}</span>
          <button ref={button} type="button" class="undo-button" onClick={onUndo}>
            {t('undo')}
          </button>
          <button type="button" class="undo-button" onClick={onClose}>
            {t('card_close')}
          </button>
        </div>
      )}
    </div>
  );
}
