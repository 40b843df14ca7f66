import type { Schemas } from '../../api/client';
import type { RenewalsSearch } from '../../app/router';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { FilterBar, Toggle } from '../../ui/filterbar';
import { ChoiceMenu } from '../../ui/menu';
import { quartersAround, UNDECIDED } from './filter';

type Changed = { [K in keyof RenewalsSearch]?: RenewalsSearch[K] | undefined };

type FiltersProps = {
  search: RenewalsSearch;
  people: Schemas['MemberView'][];
  onChange: (changed: Changed) => void;
  onClear: (() => void) | undefined;
};

export function Filters({ search, people, onChange, onClear }: FiltersProps) {
  const { t } = useWriting();
  const { today } = useSession();
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const quarters = quartersAround(today).map((value) => ({ value, label: value.replace('-', ' ') }));
  return (
    <FilterBar onClear={onClear}>
      <ChoiceMenu
        name={t.renewals.quarter}
        options={quarters}
        value={search.quarter ?? []}
        onChange={(quarter) => onChange({ quarter })}
      />
      <ChoiceMenu
        name={t.renewals.state}
        options={options(t.states)}
        value={search.state ?? (search.accountId ? [] : UNDECIDED)}
        isDefault={!search.state}
        onChange={(state) => onChange({ state })}
      />
      <ChoiceMenu
        name={t.renewals.category}
        options={options(t.categories)}
        value={search.category ?? []}
        onChange={(category) => onChange({ category })}
      />
      <ChoiceMenu
        name={t.renewals.stage}
        options={options(t.renewalStages)}
        value={search.stage ?? []}
        onChange={(stage) => onChange({ stage })}
      />
      {people.length > 0 && (
        <ChoiceMenu
          name={t.accounts.owner}
          options={people.map((member) => ({ value: member.id, label: member.name }))}
          value={search.ownerId ?? []}
          onChange={(ownerId) => onChange({ ownerId })}
        />
      )}
      <Toggle
        label={t.renewals.disagree}
        on={search.resolutionAsked !== undefined}
        onChange={(on) => onChange({ resolutionAsked: on ? 'true' : undefined })}
      />
    </FilterBar>
  );
}
