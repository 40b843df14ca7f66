import { UNSOLVED } from '../../api/tickets';
import type { TicketsSearch } from '../../app/router';
import { useWriting } from '../../text';
import { FilterBar } from '../../ui/filterbar';
import { ChoiceMenu } from '../../ui/menu';

type FiltersProps = {
  search: TicketsSearch;
  onChange: (changed: { [K in keyof TicketsSearch]?: TicketsSearch[K] | undefined }) => void;
  onClear: (() => void) | undefined;
};

export function Filters({ search, onChange, onClear }: FiltersProps) {
  const { t } = useWriting();
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <FilterBar onClear={onClear}>
      <ChoiceMenu
        name={t.tickets.state}
        options={options(t.ticketStates)}
        value={search.state ?? [...UNSOLVED]}
        isDefault={!search.state}
        onChange={(state) => onChange({ state })}
      />
      <ChoiceMenu
        name={t.tickets.severity}
        options={options(t.severities)}
        value={search.severity ?? []}
        onChange={(severity) => onChange({ severity })}
      />
      <ChoiceMenu
        name={t.tickets.type}
        options={options(t.ticketTypes)}
        value={search.type ?? []}
        onChange={(type) => onChange({ type })}
      />
      <ChoiceMenu
        name={t.tickets.channel}
        options={options(t.channels)}
        value={search.channel ?? []}
        onChange={(channel) => onChange({ channel })}
      />
    </FilterBar>
  );
}
