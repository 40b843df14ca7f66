import { useWriting } from '../text';
import { names } from '../ui/parts';
import { useBand } from './bands';
import css from './charts.module.css';

type Standing = { score: number | null; band: string | null; coverage: number };

/** A score in a list: the number, a bar in the colour of its band, and the band in words for those who do not see colours. */
export function Meter({ standing }: { standing: Standing | undefined }) {
  const { t, score, named, share } = useWriting();
  const { tone, colour } = useBand(standing?.band);
  if (standing?.score == null) return <span className={css.faint}>{t.common.none}</span>;
  const band = standing.band ?? '';
  return (
    <span className={css.meter} title={`${named(t.bands, band)} · ${t.accounts.known(share(standing.coverage))}`}>
      <span className={css.meterNumber}>{score(standing.score)}</span>
      <span className={css.meterTrack} aria-hidden="true">
        <span className={names(css.meterFill, css[tone])} style={{ width: `${standing.score / 100}%`, ...colour }} />
      </span>
      <span className="hidden">{named(t.bands, band)}</span>
    </span>
  );
}

/** A difference of scores with its direction, which is also in the sign. */
export function Trend({ points }: { points: number | null | undefined }) {
  const { t, change } = useWriting();
  if (points == null) return <span className={css.faint}>{t.common.none}</span>;
  const tone = points > 0 ? css.textGood : points < 0 ? css.textBad : css.faint;
  return <span className={tone}>{points === 0 ? '0' : change(points)}</span>;
}
