import { useWriting } from '../text';
import { names, toneOf } from '../ui/parts';
import { useBand } from './bands';
import css from './charts.module.css';

type Known = { score: number | null; band: string | null; coverage: number; low: number; high: number };

/** A score from 0 to 100 with what is not known about it: the dark span runs from the worst to the best possible score. */
export function Range({ health }: { health: Known }) {
  const { t, score, share } = useWriting();
  const { tone, colour } = useBand(health.band);
  if (health.score === null) return null;
  const text = t.health.range(share(health.coverage), score(health.low, 1), score(health.high, 1));
  return (
    <div className={css.range}>
      <div className={css.rangeTrack} role="img" aria-label={`${t.health.score} ${score(health.score, 1)}. ${text}`}>
        <span className={css.rangeFill} style={{ width: `${health.score / 100}%`, ...colour }} data-tone={tone} />
        <span
          className={css.rangeSpan}
          style={{ left: `${health.low / 100}%`, width: `${(health.high - health.low) / 100}%` }}
        />
        <span className={css.rangeTick} style={{ left: `${health.score / 100}%` }} />
      </div>
      <div className={css.rangeScale} aria-hidden="true">
        <span>0</span>
        <span>50</span>
        <span>100</span>
      </div>
      <p className={css.note}>{text}</p>
    </div>
  );
}

/** A score as a large number in its band's colour, with the band in words. */
export function BigScore({ health }: { health: Known & { letter?: string | null } }) {
  const { t, score, named } = useWriting();
  if (health.score === null) return <span className={css.bigNone}>{t.common.unknown}</span>;
  const tone = toneOf(health.band);
  return (
    <div className={css.big}>
      <span className={css.bigNumber}>{score(health.score, 1)}</span>
      <span className={names(css.bigBand, tone && css[`text-${tone}`])}>
        {health.band ? named(t.bands, health.band) : ''}
        {health.letter ? ` · ${health.letter}` : ''}
      </span>
    </div>
  );
}
