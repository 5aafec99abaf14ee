/** A choice of one among a few: a group of radio buttons with a name, each a whole row to press. */
import { useId } from 'preact/hooks';
import './choice.css';

export interface ChoiceProps<Value extends string> {
  label: string;
  /** One sentence on what is chosen. */
  hint?: string;
  options: readonly { value: Value; label: string; hint?: string }[];
  value: Value;
  onChoose: (value: Value) => void;
}

export function Choice<Value extends string>({ label, hint, options, value, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset class="choice" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend class="choice-label">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} class="choice-hint">
          {hint}
        </p>
      )}
      {options.map((option) => (
        <label key={option.value} class="choice-option">
          <input
            type="radio"
            name={id}
            checked={option.value === value}
            aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
            onChange={() => onChoose(option.value)}
          />
          <span class="choice-text">
            {option.label}
            {option.hint && (
              <span id={`${id}-${option.value}`} class="choice-hint">
                {option.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
