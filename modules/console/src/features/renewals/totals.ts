type Money = { amount: string; currency: string };
type Group = { renewals: number; arr: Money };

const DIGITS = 2;

/** Returns an amount in hundredths, exactly: an amount is text, and a float would lose some of it. */
function hundredths(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole + part.padEnd(DIGITS, '0').slice(0, DIGITS));
}

/** Returns the sum of groups, all of which are in one currency; nothing of no group. */
export function totalOf(groups: Group[]): Group | undefined {
  const currency = groups[0]?.arr.currency;
  if (currency === undefined) return undefined;
  const sum = groups.reduce((total, { arr }) => total + hundredths(arr.amount), 0n);
  const text = String(sum).padStart(DIGITS + 1, '0');
  return {
    renewals: groups.reduce((total, { renewals }) => total + renewals, 0),
    arr: { amount: `${text.slice(0, -DIGITS)}.${text.slice(-DIGITS)}`, currency },
  };
}
