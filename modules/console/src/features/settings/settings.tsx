import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { me } from '../../api/own';
import { useKeep } from '../../app/kept';
import { usePreferences } from '../../app/preferences';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { WorkingTime } from '../../vendors/workingtime';
import { Away } from './away';
import { Feed } from './feed';
import { Password } from './password';
import { Place } from './place';
import { Sessions } from './sessions';
import css from './settings.module.css';

/** What a member may set for themselves. */
export default function Settings() {
  const { t } = useWriting();
  const session = useSession();
  const query = useQuery(me);
  return (
    <Page title={t.settings.title} lead={`${session.name} · ${session.email ?? ''}`}>
      <Loaded query={query} height="40rem">
        {(read) => (
          <div className={css.columns}>
            <Place read={read} />
            <Look />
            {session.may('callbacks:read') && <Feed />}
            {session.may('calendars:read') && (
              <>
                <Away />
                <WorkingTime memberId={session.subjectId} />
              </>
            )}
            <Sessions />
            <Password />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Look() {
  const { t } = useWriting();
  const { theme, density, keys } = usePreferences();
  const keep = useKeep();
  return (
    <Card title={t.settings.look}>
      <div className={css.lines}>
        <Line label={t.app.theme}>
          <Segments
            label={t.app.theme}
            value={theme}
            options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t.app.themes[value] }))}
            onChange={(theme) => keep({ theme })}
          />
        </Line>
        <Line label={t.app.density}>
          <Segments
            label={t.app.density}
            value={density}
            options={(['comfortable', 'compact'] as const).map((value) => ({ value, label: t.app.densities[value] }))}
            onChange={(density) => keep({ density })}
          />
        </Line>
        <Line label={t.settings.keys} hint={t.settings.keysHint}>
          <Segments
            label={t.settings.keys}
            value={keys}
            options={[
              { value: 'on', label: t.settings.on },
              { value: 'off', label: t.settings.off },
            ]}
            onChange={(keys) => keep({ keys })}
          />
        </Line>
        <p className={css.hint}>{t.settings.lookHint}</p>
      </div>
    </Card>
  );
}

function Line({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={css.line}>
      <span className={css.label} aria-hidden="true">
        {label}
      </span>
      {children}
      {hint && <span className={css.hint}>{hint}</span>}
    </div>
  );
}
