import type { Schemas } from '../../api/client';
import type { AccountsSearch } from '../../app/router';
import { useWriting } from '../../text';
import { Choices, Menu, MenuItem } from '../../ui/menu';
import { pageStyles } from '../../ui/page';
import { Button } from '../../ui/parts';

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
  const several = (chosen: string[]) => (chosen.length > 0 ? chosen : undefined);
  const bands = ['red', 'yellow', 'green'].map((value) => ({ value, label: named(t.bands, value) }));
  const stages = Object.entries(t.stages).map(([value, label]) => ({ value, label }));
  const owners = people.map((member) => ({ value: member.id, label: member.name }));
  const choice = (
    name: string,
    value: string[] | undefined,
    options: { value: string; label: string }[],
    change: (value: string[] | undefined) => void,
  ) => (
    <Menu
      chosen={value !== undefined}
      label={said(
        name,
        (value ?? []).map((one) => options.find((option) => option.value === one)?.label ?? one),
      )}
    >
      {() => <Choices options={options} value={value ?? []} onChange={(chosen) => change(several(chosen))} />}
    </Menu>
  );
  return (
    <div className={pageStyles.bar} role="toolbar" aria-label={t.keys.filter}>
      {choice(t.accounts.band, search.band, bands, (band) => set({ band }))}
      <Menu
        chosen={search.within !== undefined}
        label={said(t.accounts.renewsWithin, search.within ? [t.accounts.within(Number(search.within))] : [])}
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
      {choice(t.accounts.stage, search.lifecycleStage, stages, (lifecycleStage) => set({ lifecycleStage }))}
      {owners.length > 0 && choice(t.accounts.owner, search.ownerId, owners, (ownerId) => set({ ownerId }))}
      <Button
        aria-pressed={search.trendUntil !== undefined}
        onClick={() => set(search.trendUntil ? { trendUntil: undefined } : { trendUntil: '0', sort: 'trend' })}
      >
        {search.trendUntil ? '✓ ' : ''}
        {t.accounts.falling}
      </Button>
      {onClear && (
        <Button kind="quiet" onClick={onClear}>
          {t.empty.clear}
        </Button>
      )}
    </div>
  );
}

function said(name: string, values: string[]): string {
  if (values.length === 0) return name;
  return `${name}: ${values.length > 2 ? values.length : values.join(', ')}`;
}
