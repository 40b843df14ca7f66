import { useWriting } from '../text';
import { between } from '../text/days';
import { toneOf } from '../ui/parts';
import css from './charts.module.css';

type Period = {
  since: string;
  until: string | null;
  score: number | null;
  band: string | null;
  coverage: number;
  low: number;
  high: number;
};

const WIDTH = 1000;
const HEIGHT = 160;

/** Returns where the periods lie in the picture, cut to the days that it shows. */
function placed(periods: Period[], from: string, to: string) {
  const days = Math.max(1, between(from, to));
  const x = (day: string) => (Math.max(0, Math.min(days, between(from, day))) / days) * WIDTH;
  return periods.map((period) => ({ ...period, left: x(period.since), right: x(period.until ?? to) }));
}

const y = (points: number) => HEIGHT - (points / 10_000) * HEIGHT;

/** A score over time as steps, because a score is valid until it changes. The pale area is what was possible, from worst to best. */
export function History({ periods, from, to }: { periods: Period[]; from: string; to: string }) {
  const { t, day, score, named, share } = useWriting();
  const all = placed(periods, from, to);
  const known = all.filter((period) => period.score !== null);
  const line = known.map(
    (period, index) =>
      `${index === 0 || known[index - 1]?.right !== period.left ? 'M' : 'L'}${period.left} ${y(period.score ?? 0)}H${period.right}`,
  );
  return (
    <figure className={css.history}>
      <div className={css.historyFrame}>
        <div className={css.historyScale} aria-hidden="true">
          <span>100</span>
          <span>50</span>
          <span>0</span>
        </div>
        <svg
          className={css.historyPicture}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t.health.historyText(day(from), day(to))}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((part) => (
            <line key={part} x1="0" x2={WIDTH} y1={part * HEIGHT} y2={part * HEIGHT} className={css.rule} />
          ))}
          {known.map((period) => (
            <rect
              key={period.since}
              x={period.left}
              width={Math.max(1, period.right - period.left)}
              y={y(period.high)}
              height={Math.max(1, y(period.low) - y(period.high))}
              className={css.possible}
            />
          ))}
          <path d={line.join('')} className={css.step} />
        </svg>
      </div>
      <div className={css.strip} aria-hidden="true">
        {all.map((period) => (
          <span
            key={period.since}
            data-tone={toneOf(period.band) ?? 'plain'}
            style={{ left: `${period.left / 10}%`, width: `${(period.right - period.left) / 10}%` }}
          />
        ))}
      </div>
      <div className={css.historyDays} aria-hidden="true">
        <span>{day(from)}</span>
        <span>{day(to)}</span>
      </div>
      <details className={css.behind}>
        <summary>{t.health.table}</summary>
        <table>
          <tbody>
            {[...periods].reverse().map((period) => (
              <tr key={period.since}>
                <td>{day(period.since)}</td>
                <td>{period.score === null ? t.common.unknown : score(period.score, 1)}</td>
                <td>{period.band ? named(t.bands, period.band) : ''}</td>
                <td>{t.accounts.known(share(period.coverage))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
