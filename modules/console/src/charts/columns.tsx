import { useWriting } from '../text';
import css from './charts.module.css';

/** Columns over time, from zero. Behind them is the table. */
export function Columns({ label, items }: { label: string; items: { day: string; value: number }[] }) {
  const { t, number, day } = useWriting();
  const most = Math.max(1, ...items.map((item) => item.value));
  return (
    <figure className={css.history}>
      <div className={css.historyFrame}>
        <div className={css.historyScale} aria-hidden="true">
          <span>{number(most)}</span>
          <span>0</span>
        </div>
        <div className={css.columns} role="img" aria-label={label}>
          {items.map((item) => (
            <span key={item.day} title={`${day(item.day)}: ${number(item.value)}`}>
              <span style={{ height: `${(item.value / most) * 100}%` }} />
            </span>
          ))}
        </div>
      </div>
      <div className={css.historyDays} aria-hidden="true">
        <span>{items[0] && day(items[0].day)}</span>
        <span>{items.length > 0 && day((items.at(-1) as { day: string }).day)}</span>
      </div>
      <details className={css.behind}>
        <summary>{t.health.table}</summary>
        <table>
          <tbody>
            {[...items].reverse().map((item) => (
              <tr key={item.day}>
                <td>{day(item.day)}</td>
                <td>{number(item.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
