import { useQuery } from '@tanstack/react-query';
import { members } from '../../api/own';
import type { RenewalsSearch } from '../../app/router';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { FilterBar, Toggle } from '../../ui/filterbar';
import { ChoiceMenu } from '../../ui/menu';
import { quartersAround, UNDECIDED } from './filter';

type Changed = { [K in keyof RenewalsSearch]?: RenewalsSearch[K] | undefined };

type FiltersProps = {
  search: RenewalsSearch;
  onChange: (changed: Changed) => void;
  onClear: (() => void) | undefined;
};

/** Read once: the names are needed to choose from, also for owners of whom no row is shown. */
function useOwners() {
  const { may } = useSession();
  const { data } = useQuery({ ...members, enabled: may('members:read') });
  return data?.map((member) => ({ value: member.id, label: member.name })) ?? [];
}

export function Filters({ search, onChange, onClear }: FiltersProps) {
  const { t } = useWriting();
  const { today } = useSession();
  const owners = useOwners();
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
      {owners.length > 0 && (
        <ChoiceMenu
          name={t.accounts.owner}
          options={owners}
          value={search.ownerId ?? []}
          onChange={(ownerId) => onChange({ ownerId })}
        />
      )}
      <ChoiceMenu
        name={t.accounts.band}
        options={['red', 'yellow', 'green'].map((value) => ({ value, label: t.bands[value as keyof typeof t.bands] }))}
        value={search.band ?? []}
        onChange={(band) => onChange({ band })}
      />
      <ChoiceMenu
        name={t.renewals.without}
        options={options(t.renewals.withoutOf)}
        value={search.without ?? []}
        onChange={(without) => onChange({ without })}
      />
      <Toggle
        label={t.renewals.disagree}
        on={search.resolutionAsked !== undefined}
        onChange={(on) => onChange({ resolutionAsked: on ? 'true' : undefined })}
      />
    </FilterBar>
  );
}
