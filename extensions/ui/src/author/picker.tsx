/** Several of a list as chips, found by typing; what is not there can be made on the spot. */
import { does, type ActionName } from '../actions.js';
import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../icon.js';
import { useWords } from '../words.js';

export interface Choice {
  id: string;
  name: string;
  /** Said beside it, quietly: “6 exercises”. */
  about?: string;
}

export interface PickerProps {
  does: ActionName;
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Make one of this name; its id comes back. Without it only what is there can be chosen. */
  onNew?: (name: string) => string | null;
  /** “New objective “%1””. */
  newWords?: (name: string) => string;
  /** At most one. */
  single?: boolean;
}

interface Offer {
  key: string;
  name: string;
  about: string;
  take: () => void;
  isNew: boolean;
}

export function Picker(props: PickerProps): ReactElement {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const id = useId();
  const { chosen } = props;
  const choose = (one: string): void => {
    props.onChange(props.single ? [one] : [...chosen, one]);
    setTyped('');
    setActive(-1);
    setOpen(false);
  };
  const offers = offered(props, typed, choose);
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyed(event.key, { offers, active, typed, open, chosen });
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act({ setActive, setOpen, setTyped, onChange: props.onChange });
    }
  };
  return (
    <div className="oc-field oc-picker">
      <label htmlFor={id}>{props.label}</label>
      <div className="oc-chips">
        {chosen.map(one => (
          <Chip
            key={one}
            name={props.choices.find(each => each.id === one)?.name ?? one}
            onRemove={() => props.onChange(chosen.filter(each => each !== one))}
          />
        ))}
        <input
          id={id}
          role="combobox"
          {...does(props.does)}
          aria-expanded={open && offers.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && offers[active] ? `${id}-${active}` : undefined}
          value={typed}
          placeholder={words.__('Add')}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onChange={event => (setTyped(event.target.value), setActive(-1), setOpen(true))}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul
        className="oc-menu"
        id={`${id}-list`}
        role="listbox"
        aria-label={words.__('To choose from')}
        hidden={!open || !offers.length}
        onMouseDown={event => event.preventDefault()}
      >
        {offers.map((one, at) => (
          <li key={one.key} id={`${id}-${at}`} role="option" aria-selected={at === active} onClick={one.take}>
            {one.isNew ? <Icon name="plus" /> : null}
            <span className="oc-grow">{one.name}</span>
            <span>{one.about}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

function offered(props: PickerProps, typed: string, choose: (id: string) => void): Offer[] {
  const wanted = typed.trim().toLowerCase();
  const found = props.choices.filter(
    one => !props.chosen.includes(one.id) && [one.name, one.id].some(name => name.toLowerCase().includes(wanted))
  );
  const offers = found.map(one => ({
    key: one.id,
    name: one.name,
    about: one.about ?? '',
    take: () => choose(one.id),
    isNew: false
  }));
  if (wanted && props.onNew && !props.choices.some(one => same(one.name, typed) || same(one.id, typed))) {
    const make = (): void => {
      const made = props.onNew!(typed.trim());
      if (made) {
        choose(made);
      }
    };
    offers.push({
      key: ' new',
      name: props.newWords?.(typed.trim()) ?? typed.trim(),
      about: '',
      take: make,
      isNew: true
    });
  }
  return offers;
}

interface Now {
  offers: readonly Offer[];
  active: number;
  typed: string;
  open: boolean;
  chosen: readonly string[];
}

interface Acts {
  setActive: (at: number) => void;
  setOpen: (open: boolean) => void;
  setTyped: (text: string) => void;
  onChange: (chosen: string[]) => void;
}

/** What a key does now; nothing for one that the input itself understands. */
function keyed(key: string, now: Now): ((acts: Acts) => void) | null {
  const { offers, active, typed } = now;
  switch (key) {
    case 'ArrowDown':
      return acts => (acts.setOpen(true), acts.setActive(Math.min(offers.length - 1, active + 1)));
    case 'ArrowUp':
      return acts => acts.setActive(Math.max(-1, active - 1));
    case 'Enter': {
      const exact = offers.find(one => same(one.name, typed)) ?? offers.find(one => one.isNew);
      const taken = offers[active] ?? (typed.trim() ? (exact ?? offers[0]) : undefined);
      return () => taken?.take();
    }
    case 'Escape':
      return now.open && (offers.length || typed) ? acts => (acts.setOpen(false), acts.setTyped('')) : null;
    case 'Backspace':
      return typed || !now.chosen.length ? null : acts => acts.onChange(now.chosen.slice(0, -1));
    default:
      return null;
  }
}

function Chip(props: { name: string; onRemove: () => void }): ReactElement {
  const words = useWords();
  return (
    <span className="oc-chip">
      {props.name}
      <button
        type="button"
        aria-label={words.__('Remove %1', props.name)}
        {...does('take-away', props.name)}
        onClick={props.onRemove}
      >
        <Icon name="close" size={10} />
      </button>
    </span>
  );
}
