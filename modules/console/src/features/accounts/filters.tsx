import type { Schemas } from '../../api/client';
import type { AccountsSearch } from '../../app/router';
import { useWriting } from '../../text';
import { FilterBar, Toggle } from '../../ui/filterbar';
import { ChoiceMenu, Menu, MenuItem } from '../../ui/menu';

const WITHIN = [30, 60, 90, 180];

type Undefinable<T> = { [K in keyof T]?: T[K] | undefined };

type FiltersProps = {
  search: AccountsSearch;
  people: Schemas['MemberView'][];
  onChange: (search: Undefinable<AccountsSearch>) => void;
  onClear: (() => void) | undefined;
};

/** The filters above the list. Each says what it is set to, so that nobody wonders why rows are missing. */
export function Filters({ search, people, onChange, onClear }: FiltersProps) {
  const { t, named } = useWriting();
  const set = (changed: Undefinable<AccountsSearch>) => onChange({ ...search, ...changed });
  const bands = ['red', 'yellow', 'green'].map((value) => ({ value, label: named(t.bands, value) }));
  const stages = Object.entries(t.stages).map(([value, label]) => ({ value, label }));
  const owners = people.map((member) => ({ value: member.id, label: member.name }));
  return (
    <FilterBar onClear={onClear}>
      <ChoiceMenu name={t.accounts.band} options={bands} value={search.band ?? []} onChange={(band) => set({ band })} />
      <Menu
        chosen={search.within !== undefined}
        label={
          search.within
            ? `${t.accounts.renewsWithin}: ${t.accounts.within(Number(search.within))}`
            : t.accounts.renewsWithin
        }
      >
        {(close) => (
          <>
            {WITHIN.map((days) => (
              <MenuItem
                key={days}
                current={search.within === String(days)}
                onClick={() => {
                  set({ within: String(days), sort: 'renewsOn' });
                  close();
                }}
              >
                {t.accounts.within(days)}
              </MenuItem>
            ))}
            <MenuItem
              onClick={() => {
                set({ within: undefined });
                close();
              }}
            >
              {t.accounts.any}
            </MenuItem>
          </>
        )}
      </Menu>
      <ChoiceMenu
        name={t.accounts.stage}
        options={stages}
        value={search.lifecycleStage ?? []}
        onChange={(lifecycleStage) => set({ lifecycleStage })}
      />
      {owners.length > 0 && (
        <ChoiceMenu
          name={t.accounts.owner}
          options={owners}
          value={search.ownerId ?? []}
          onChange={(ownerId) => set({ ownerId })}
        />
      )}
      <Toggle
        label={t.accounts.falling}
        on={search.trendUntil !== undefined}
        onChange={(on) => set(on ? { trendUntil: '0', sort: 'trend' } : { trendUntil: undefined })}
      />
    </FilterBar>
  );
}
