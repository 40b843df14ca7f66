import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Rule, rules as rulesQuery } from '../../api/work';
import { useSession } from '../../app/session';
import css from '../../tasks/tasks.module.css';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Page, pageStyles } from '../../ui/page';
import { Blank, Button, Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { RuleEditor } from './editor';

/** The rules of following up: what each has made, and what it would make. */
export default function FollowUp() {
  const { t, number, day, named } = useWriting();
  const { may } = useSession();
  const query = useQuery(rulesQuery);
  const [open, setOpen] = useState<{ rule?: Rule }>();
  return (
    <Page
      title={t.rules.title}
      lead={t.rules.lead}
      actions={
        <div className={css.tools}>
          <Link to="/work">{t.work.toAll}</Link>
          {may('followups:write') && (
            <Button kind="main" onClick={() => setOpen({})}>
              {t.rules.add}
            </Button>
          )}
        </div>
      }
    >
      <div className={pageStyles.stack}>
        {open && <RuleEditor key={open.rule?.id ?? ''} rule={open.rule} onEnd={() => setOpen(undefined)} />}
        <Loaded query={query} height="20rem">
          {(rows) =>
            rows.length === 0 ? (
              <Blank title={t.rules.none} hint={t.rules.noneHint} />
            ) : (
              <Card flush>
                <Table
                  label={t.rules.title}
                  rows={rows}
                  rowKey={(row) => row.id}
                  empty={t.rules.none}
                  columns={[
                    {
                      head: t.rules.name,
                      cell: (row) => (
                        <button type="button" className={css.open} onClick={() => setOpen({ rule: row })}>
                          {row.name}
                        </button>
                      ),
                    },
                    { head: t.rules.event, cell: (row) => named(t.rules.events, row.trigger.event) },
                    {
                      head: t.rules.enabled,
                      cell: (row) => (
                        <Tag tone={row.enabled ? 'good' : undefined}>{row.enabled ? t.rules.on : t.rules.off}</Tag>
                      ),
                    },
                    { head: t.rules.ranOn, cell: (row) => (row.ranOn ? day(row.ranOn) : t.common.none) },
                    { head: t.rules.made, end: true, cell: (row) => number(row.made) },
                  ]}
                />
              </Card>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}
