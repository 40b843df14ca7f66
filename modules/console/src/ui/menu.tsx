import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from './icons';
import css from './menu.module.css';
import { Button, names } from './parts';

type MenuProps = {
  label: ReactNode;
  title?: string;
  kind?: 'main' | 'quiet';
  className?: string | undefined;
  chosen?: boolean;
  disabled?: boolean | undefined;
  /** False where the button shows by itself that it opens something. */
  caret?: boolean;
  /** Where it opens: below the button's start, its end, or above it. */
  side?: 'start' | 'end' | 'above';
  children: (close: () => void) => ReactNode;
};

/** A button that opens a small panel beside it. Escape and a click elsewhere close it, and the focus returns to the button. */
export function Menu({
  label,
  title,
  kind,
  className,
  chosen,
  disabled,
  caret = true,
  side = 'start',
  children,
}: MenuProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);
  const close = () => {
    setOpen(false);
    frame.current?.querySelector('button')?.focus();
  };
  return (
    <div
      ref={frame}
      className={css.frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <Button
        kind={kind}
        className={names(chosen && css.chosen, className)}
        title={title}
        aria-label={title}
        aria-expanded={open}
        aria-controls={id}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {label}
        {caret && (
          <span className={css.caret}>
            <Icon name="chevron" size={12} />
          </span>
        )}
      </Button>
      {open && (
        <div id={id} className={names(css.panel, css[side])}>
          {children(close)}
        </div>
      )}
    </div>
  );
}

export function MenuItem({
  children,
  onClick,
  current,
}: {
  children: ReactNode;
  onClick: () => void;
  current?: boolean;
}) {
  return (
    <button type="button" className={css.item} aria-pressed={current} onClick={onClick}>
      {children}
    </button>
  );
}

/** A choice of several values, such as the bands of a filter. */
export function Choices({
  options,
  value,
  wrong,
  onChange,
}: {
  options: { value: string; label: ReactNode }[];
  value: string[];
  wrong?: boolean;
  onChange: (value: string[]) => void;
}) {
  return (
    <div className={css.choices}>
      {options.map((option) => (
        <label key={option.value} className={css.choice}>
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            aria-invalid={wrong}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))
            }
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

type ChoiceMenuProps = {
  name: string;
  options: { value: string; label: string }[];
  value: string[];
  /** True if the value was not chosen by the person. */
  isDefault?: boolean;
  /** True if the name is already beside the button. */
  bare?: boolean;
  disabled?: boolean;
  onChange: (value: string[] | undefined) => void;
};

/** A filter with several values. Its button says what it is set to, so that nobody wonders why rows are missing. */
export function ChoiceMenu({ name, options, value, isDefault, bare, disabled, onChange }: ChoiceMenuProps) {
  const labels = value.map((one) => options.find((option) => option.value === one)?.label ?? one);
  const said = labels.length > 2 && !bare ? labels.length : labels.join(', ');
  const label = bare ? said : `${name}: ${said}`;
  return (
    <Menu
      chosen={value.length > 0 && !isDefault && !bare}
      disabled={disabled}
      className={bare ? css.wide : undefined}
      label={value.length > 0 ? label : name}
    >
      {() => (
        <Choices
          options={options}
          value={value}
          onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
        />
      )}
    </Menu>
  );
}

export const menuStyles = css;
