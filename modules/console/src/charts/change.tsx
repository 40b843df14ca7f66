import { useWriting } from '../text';
import { names } from '../ui/parts';
import { type Part, scaleOf, steps } from './bridge';
import css from './charts.module.css';

/** An amount below this many basis points is written as 0.0, which is neither good nor bad. */
const TINY = 5;

type ChangeProps = {
  from: number;
  to: number;
  parts: Part[];
  /** At most this many steps; eight by default. */
  most?: number;
  labelOf: (measure: string) => string;
  fromLabel: string;
  toLabel: string;
};

/** Why a score changed: from the earlier score over each cause to the later one. It is a table, drawn as a chart. */
export function Change({ from, to, parts, most, labelOf, fromLabel, toLabel }: ChangeProps) {
  const { t, score, change, named } = useWriting();
  const all = steps(from, parts, most);
  const [low, high] = scaleOf(from, to, all);
  const at = (points: number) => `${((points - low) / (high - low)) * 100}%`;
  const end = (label: string, points: number) => (
    <tr className={css.bridgeEnd}>
      <th scope="row">{label}</th>
      <td className={css.bridgeBar}>
        <span className={css.bridgeWhole} style={{ left: at(low), width: at(points) }} />
      </td>
      <td className={css.bridgeAmount}>{score(points, 1)}</td>
    </tr>
  );
  return (
    <table className={css.bridge}>
      <caption className="hidden">{t.health.why}</caption>
      <tbody>
        {end(fromLabel, from)}
        {all.map((step) => {
          const first = step.parts[0] as Part;
          const single = step.parts.length === 1;
          const isTiny = Math.abs(step.amount) < TINY;
          return (
            <tr key={step.key}>
              <th scope="row">
                {single ? labelOf(first.measure) : t.health.others(step.parts.length)}
                {single && <small>{named(t.health.causes, first.cause)}</small>}
              </th>
              <td className={css.bridgeBar}>
                <span
                  className={names(css.bridgeStep, step.amount < 0 ? css.bad : css.good)}
                  style={{
                    left: at(Math.min(step.start, step.start + step.amount)),
                    width: `max(2px, ${(Math.abs(step.amount) / (high - low)) * 100}%)`,
                  }}
                />
              </td>
              <td
                className={names(css.bridgeAmount, isTiny ? css.faint : step.amount < 0 ? css.textBad : css.textGood)}
              >
                {change(step.amount)}
              </td>
            </tr>
          );
        })}
        {end(toLabel, to)}
      </tbody>
    </table>
  );
}
