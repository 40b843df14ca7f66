import type { AccountsSearch } from '../../app/accountsearch';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { FilterBar, Toggle } from '../../ui/filterbar';
import { Menu, MenuItem } from '../../ui/menu';
import { FacetMenu, MoreFilters } from './facets';

const WITHIN = [30, 60, 90, 180];

type Undefinable<T> = { [K in keyof T]?: T[K] | undefined };

type FiltersProps = {
  search: AccountsSearch;
  onChange: (search: Undefinable<AccountsSearch>) => void;
  onClear: (() => void) | undefined;
};

/** The filters above the list. Each says what it is set to, so that nobody wonders why rows are missing. */
export function Filters({ search, onChange, onClear }: FiltersProps) {
  const { t } = useWriting();
  const { may } = useSession();
  const set = (changed: Undefinable<AccountsSearch>) => onChange({ ...search, ...changed });
  return (
    <FilterBar onClear={onClear}>
      <FacetMenu param="band" search={search} onChange={set} />
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
      <FacetMenu param="lifecycleStage" search={search} onChange={set} />
      {may('members:read') && <FacetMenu param="ownerId" search={search} onChange={set} />}
      <Toggle
        label={t.accounts.falling}
        on={search.trendUntil !== undefined}
        onChange={(on) => set(on ? { trendUntil: '0', sort: 'trend' } : { trendUntil: undefined })}
      />
      <MoreFilters search={search} onChange={set} />
    </FilterBar>
  );
}
