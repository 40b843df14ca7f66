type Money = { amount: string; currency: string };

const formats = new Map<string, Intl.NumberFormat>();

function format(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** Writes an amount exactly: the text goes to the formatter as it is, never through a float. */
export function writeMoney(money: Money, locale: string, rounded = false): string {
  const whole = rounded || /^-?\d+(\.0*)?$/.test(money.amount);
  return format(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(money.amount as Intl.StringNumericLiteral);
}

/** Writes an amount in a few characters, such as "€43.2K", where the exact one is close by. */
export function writeShortMoney(money: Money, locale: string): string {
  return format(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  }).format(money.amount as Intl.StringNumericLiteral);
}

export function writeNumber(value: number, locale: string): string {
  return format(locale, {}).format(value);
}

/** Writes basis points as a score: 7235 is "72.4". */
export function writeScore(points: number, locale: string, digits = 0): string {
  return format(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(points / 100);
}

/** Writes a difference of basis points with its sign, such as "−4.2". */
export function writeChange(points: number, locale: string): string {
  return format(locale, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    points / 100,
  );
}

/** Writes basis points as a percentage. */
export function writeShare(points: number, locale: string): string {
  return format(locale, { style: 'percent', maximumFractionDigits: 0 }).format(points / 10_000);
}
