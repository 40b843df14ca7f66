import type { Vendor } from '../../api/people';
import { plusDays } from '../../text/days';
import type { Values } from '../../ui/form';

type Contract = NonNullable<Vendor['contract']>;

/** The targets of a contract, in percent. */
export const TARGETS = ['attainmentAtLeast', 'reopenRateAtMost', 'satisfactionAtLeast', 'businessShareAtMost'] as const;

/** Returns what the form shows of a contract. People know its last day, the API the day after that. */
export function agreedOf(contract: Contract | null | undefined): Values {
  const values: Values = {
    'contract.startsOn': contract?.startsOn ?? '',
    'contract.endsOn': contract?.endsOn ? plusDays(contract.endsOn, -1) : '',
  };
  for (const name of TARGETS) values[`contract.${name}`] = String(contract?.[name] ?? '');
  return values;
}

/** Returns the contract that the form shows; null if nothing was agreed. What is no number is sent as it is, so that the API says so at its field. */
export function contractOf(values: Values): Contract | null {
  const given = (name: string) => values[`contract.${name}`]?.trim() ?? '';
  const last = given('endsOn');
  const contract: Contract = { startsOn: given('startsOn') || null, endsOn: last === '' ? null : plusDays(last, 1) };
  for (const name of TARGETS) {
    const text = given(name).replace(',', '.');
    const value = Number(text);
    contract[name] = text === '' ? null : Number.isNaN(value) ? (given(name) as unknown as number) : value;
  }
  return Object.values(contract).every((one) => one === null) ? null : contract;
}
