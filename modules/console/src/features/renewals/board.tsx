import { useEffect } from 'react';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { names, Tag } from '../../ui/parts';
import { CATEGORY_TONES, STATE_TONES } from '../../ui/tones';
import type { Renewal, Shown } from './list';
import css from './renewals.module.css';

/** The renewals by the stage of the work. */
export function Board({ rows, open, openId, sums, onEnd }: Shown & { onEnd: () => void }) {
  const { t, number, rounded } = useWriting();
  useEffect(onEnd, [onEnd]);
  const stages = Object.entries(t.renewalStages).filter(
    ([stage]) => stage !== 'closed' || rows.some((row) => row.stage === stage),
  );
  return (
    <div className={css.board}>
      {stages.map(([stage, label]) => {
        const cards = rows.filter((row) => row.stage === stage);
        const sum = sums.find((group) => group.key === stage);
        return (
          <section key={stage} className={css.column} aria-label={label}>
            <header className={css.columnHead}>
              <h2>{label}</h2>
              <span>
                {number(sum?.renewals ?? cards.length)}
                {sum && ` · ${rounded(sum.arr)}`}
              </span>
            </header>
            <div className={css.cards}>
              {cards.map((row) => (
                <BoardCard key={row.id} row={row} open={open} isOpen={row.id === openId} />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}

function BoardCard({ row, open, isOpen }: { row: Renewal; open: (id: string) => void; isOpen: boolean }) {
  const { t, rounded, day, away, named } = useWriting();
  const { today } = useSession();
  return (
    <button
      type="button"
      className={names(css.card, isOpen && css.isOpen)}
      aria-pressed={isOpen}
      onClick={() => open(row.id)}
    >
      <strong>{row.accountName}</strong>
      <span className={css.cardLine}>
        <span>{row.targetArr && rounded(row.targetArr)}</span>
        <Tag tone={row.stage === 'closed' ? STATE_TONES[row.state] : CATEGORY_TONES[row.category]}>
          {row.stage === 'closed' ? named(t.states, row.state) : named(t.categories, row.category)}
        </Tag>
      </span>
      <small>
        {day(row.dueOn)}, {away(today, row.dueOn)}
      </small>
    </button>
  );
}
