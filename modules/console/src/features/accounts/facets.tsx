import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type FacetField, facet } from '../../api/accounts';
import { members } from '../../api/own';
import type { AccountsSearch } from '../../app/accountsearch';
import { present } from '../../app/search';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Icon } from '../../ui/icons';
import { Loaded } from '../../ui/loaded';
import { Choices, Menu, MenuItem } from '../../ui/menu';
import { Button, Field } from '../../ui/parts';
import css from './accounts.module.css';
import { type FacetName, facetChange, filterOf } from './filter';

type Change = { [K in keyof AccountsSearch]?: AccountsSearch[K] | undefined };

type FacetProps = {
  param: FacetName;
  search: AccountsSearch;
  onChange: (changed: Change) => void;
};

/** The fields with counted values: the name of the field in the API, and whether accounts without a value can be found. */
export const FACETS: Record<FacetName, { field: FacetField; hasNone: boolean }> = {
  band: { field: 'band', hasNone: false },
  lifecycleStage: { field: 'lifecycle_stage', hasNone: true },
  ownerId: { field: 'owner', hasNone: true },
  tier: { field: 'tier', hasNone: true },
  segment: { field: 'segment', hasNone: true },
  industry: { field: 'industry', hasNone: true },
  country: { field: 'country', hasNone: true },
  tag: { field: 'tag', hasNone: false },
};

/** Returns how a field and its values are named. The names of owners are read only while a link filters by owner. */
export function useFacetNames(search: AccountsSearch) {
  const { t, named, locale } = useWriting();
  const { may } = useSession();
  const { data: people } = useQuery({ ...members, enabled: search.ownerId !== undefined && may('members:read') });
  const fieldOf = (param: FacetName) =>
    ({
      band: t.accounts.band,
      lifecycleStage: t.accounts.stage,
      ownerId: t.accounts.owner,
      tier: t.accounts.tier,
      segment: t.accounts.segment,
      industry: t.accounts.industry,
      country: t.accounts.country,
      tag: t.accounts.tag,
    })[param];
  const nameOf = (param: FacetName, value: string) => {
    if (param === 'band') return named(t.bands, value);
    if (param === 'lifecycleStage') return named(t.stages, value);
    if (param === 'ownerId') return people?.find((member) => member.id === value)?.name ?? '…';
    if (param === 'country') return new Intl.DisplayNames(locale, { type: 'region' }).of(value) ?? value;
    return param === 'segment' ? named({}, value) : value;
  };
  return { fieldOf, nameOf };
}

/** A filter of one field. Its button says what it is set to, so that nobody wonders why rows are missing. */
export function FacetMenu({ param, search, onChange }: FacetProps) {
  const { t } = useWriting();
  const { fieldOf, nameOf } = useFacetNames(search);
  const isNone = search.without?.includes(FACETS[param].field) ?? false;
  const chosen = isNone ? [t.accounts.noValue] : (search[param]?.map((value) => nameOf(param, value)) ?? []);
  const said = chosen.length > 2 ? chosen.length : chosen.join(', ');
  return (
    <Menu chosen={chosen.length > 0} label={chosen.length > 0 ? `${fieldOf(param)}: ${said}` : fieldOf(param)}>
      {() => <Values param={param} search={search} onChange={onChange} />}
    </Menu>
  );
}

/** The values of a field with their numbers among the accounts that match the other filters. */
function Values({ param, search, onChange }: FacetProps) {
  const { t, number } = useWriting();
  const { today } = useSession();
  const { nameOf } = useFacetNames(search);
  const { field, hasNone } = FACETS[param];
  const query = useQuery(facet(field, filterOf(present({ ...search, ...facetChange(param, field, []) }), today)));
  const isNone = search.without?.includes(field) ?? false;
  const chosen = isNone ? [''] : (search[param] ?? []);
  return (
    <Loaded query={query} height="8rem">
      {(values) => {
        const options = values
          .filter(({ value }) => value !== null || hasNone)
          .map(({ value, label, accounts }) => ({
            value: value ?? '',
            label: value === null ? t.accounts.noValue : (label ?? nameOf(param, value)),
            accounts,
          }));
        const gone = chosen
          .filter((value) => !options.some((option) => option.value === value))
          .map((value) => ({ value, label: value === '' ? t.accounts.noValue : nameOf(param, value), accounts: 0 }));
        const all = [...options, ...gone];
        if (all.length === 0) return <p className={css.empty}>{t.accounts.noValues}</p>;
        return (
          <Choices
            options={all.map(({ value, label, accounts }) => ({
              value,
              label: (
                <>
                  {label}
                  <span className={css.count}>{number(accounts)}</span>
                </>
              ),
            }))}
            value={chosen}
            onChange={(values) => {
              // "None" and values exclude each other: the last choice counts.
              const wantsNone = values.includes('') && !isNone;
              onChange(facetChange(param, field, wantsNone ? undefined : values.filter((value) => value !== '')));
            }}
          />
        );
      }}
    </Loaded>
  );
}

const REST: FacetName[] = ['tier', 'segment', 'industry', 'country', 'tag'];

/** The filters that are used less often. One that is set has a button of its own beside this one. */
export function MoreFilters({ search, onChange }: Omit<FacetProps, 'param'>) {
  const { t } = useWriting();
  const { fieldOf } = useFacetNames(search);
  const [field, setField] = useState<FacetName | 'arr'>();
  return (
    <>
      {REST.filter((param) => search[param] || search.without?.includes(FACETS[param].field)).map((param) => (
        <FacetMenu key={param} param={param} search={search} onChange={onChange} />
      ))}
      <ArrMenu search={search} onChange={onChange} />
      <Menu label={t.accounts.moreFilters}>
        {(close) =>
          field === undefined ? (
            <>
              {REST.map((param) => (
                <MenuItem key={param} onClick={() => setField(param)}>
                  {fieldOf(param)}
                </MenuItem>
              ))}
              <MenuItem onClick={() => setField('arr')}>{t.accounts.arr}</MenuItem>
            </>
          ) : (
            <>
              <MenuItem onClick={() => setField(undefined)}>
                <span className={css.back}>
                  <Icon name="chevron" size={12} />
                </span>
                {t.accounts.back}
              </MenuItem>
              {field === 'arr' ? (
                <ArrForm search={search} onChange={onChange} close={close} />
              ) : (
                <Values param={field} search={search} onChange={onChange} />
              )}
            </>
          )
        }
      </Menu>
    </>
  );
}

type ArrProps = Omit<FacetProps, 'param'>;

function ArrMenu({ search, onChange }: ArrProps) {
  const { t, rounded } = useWriting();
  const { currency } = useSession();
  const { arrFrom, arrUntil } = search;
  if (arrFrom === undefined && arrUntil === undefined) return null;
  const write = (amount: string) => rounded({ amount, currency });
  const said = [
    ...(arrFrom ? [t.accounts.fromText(write(arrFrom))] : []),
    ...(arrUntil ? [t.accounts.belowText(write(arrUntil))] : []),
  ];
  return (
    <Menu chosen label={`${t.accounts.arr}: ${said.join(', ')}`}>
      {(close) => <ArrForm search={search} onChange={onChange} close={close} />}
    </Menu>
  );
}

function ArrForm({ search, onChange, close }: ArrProps & { close: () => void }) {
  const { t } = useWriting();
  const { currency } = useSession();
  const [from, setFrom] = useState(search.arrFrom ?? '');
  const [until, setUntil] = useState(search.arrUntil ?? '');
  const whole = (text: string) => text.replaceAll(/\D/g, '').slice(0, 9) || undefined;
  const send = (event: FormEvent) => {
    event.preventDefault();
    close();
    onChange({ arrFrom: whole(from), arrUntil: whole(until) });
  };
  const field = (label: string, value: string, set: (value: string) => void) => (
    <Field label={`${label} (${currency})`}>
      {(control) => (
        <input {...control} inputMode="numeric" value={value} onChange={(event) => set(event.target.value)} />
      )}
    </Field>
  );
  return (
    <form className={css.tagForm} onSubmit={send}>
      {field(t.accounts.from, from, setFrom)}
      {field(t.accounts.until, until, setUntil)}
      <Button kind="main" small type="submit">
        {t.accounts.apply}
      </Button>
    </form>
  );
}
