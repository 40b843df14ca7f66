import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { answerIn, api, body, Refused, type Schemas, sayIn } from '../api/client';
import { session as sessionQuery } from '../api/own';
import { LoginForm, LoginPage } from '../features/login/login';
import { LANGUAGES, languageOf, useWriting, type Writing, WritingProvider, writing } from '../text';
import type { Texts } from '../text/en';
import { Failed } from '../ui/parts';
import { chosenLanguage, usePreferences } from './preferences';
import css from './shell.module.css';

export type Session = Schemas['SessionView'] & {
  /** Returns true if the member's roles have the permission. */
  may: (permission: string) => boolean;
  /** True if the member works for a vendor: few operations are open then, whatever the roles say. */
  isOutside: boolean;
};

const SessionContext = createContext<Session | undefined>(undefined);
const tabs = new BroadcastChannel('perennial');

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('There is a session on every page but the login.');
  return session;
}

/** Ends the session, here and in all other tabs, and forgets what was read. */
export async function logOut(): Promise<void> {
  await body(api.DELETE('/session')).catch(() => undefined);
  tabs.postMessage('out');
  leave();
}

function leave(): void {
  sessionStorage.clear();
  window.location.assign('/');
}

/** Forgets what another person has read here and in other tabs, before anything is shown to the one who logs in now. */
function become(): void {
  tabs.postMessage('out');
  leave();
}

/** Shows the pages to a member who is logged in, and the login to everybody else. */
export function SessionGate({
  expired,
  onBack,
  children,
}: {
  expired: boolean;
  onBack: () => void;
  children: ReactNode;
}) {
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  const out = error instanceof Refused && error.status === 401;
  const written = useTexts(data);
  useEffect(() => {
    tabs.onmessage = leave;
  }, []);
  if (!written || isPending) return <div className={css.waiting} aria-busy="true" />;
  return (
    <WritingProvider value={written}>
      {!data && out && <LoginPage />}
      {!data && !out && <Failed error={error} retry={refetch} />}
      {data && (
        <SessionContext
          value={{
            ...data,
            may: (permission) => data.permissions.includes(permission),
            isOutside: data.vendorId !== null,
          }}
        >
          {children}
          {(expired || out) && <LoginAgain onDone={onBack} />}
        </SessionContext>
      )}
    </WritingProvider>
  );
}

/** Asks for the login over the page, which stays as it is with everything that was typed. */
function LoginAgain({ onDone }: { onDone: () => void }) {
  const open = useCallback((dialog: HTMLDialogElement | null) => dialog?.showModal(), []);
  const { t } = useWriting();
  return (
    <dialog ref={open} className={css.dialog} aria-label={t.login.title} onCancel={(event) => event.preventDefault()}>
      <h2>{t.login.title}</h2>
      <p>{t.login.again}</p>
      <LoginForm onDone={onDone} onOther={become} />
    </dialog>
  );
}

/** Loads the texts of the chosen language, and writes numbers and days as in the member's place. */
function useTexts(session: Schemas['SessionView'] | undefined): Writing | undefined {
  const { language } = usePreferences();
  const chosen = chosenLanguage(language, session?.locale);
  const [texts, setTexts] = useState<{ language: string; t: Texts }>();
  useEffect(() => {
    let wanted = true;
    answerIn(chosen);
    document.documentElement.lang = chosen;
    LANGUAGES[chosen]?.load().then((t) => {
      if (!wanted) return;
      sayIn({ ...t.refusals, unreachable: t.error.unreachable, failed: t.error.failed });
      setTexts({ language: chosen, t });
    });
    return () => {
      wanted = false;
    };
  }, [chosen]);
  if (!texts) return undefined;
  const own = session && languageOf(session.locale) === texts.language ? session.locale : texts.t.tag;
  return writing(texts.t, own, session?.zone ?? 'UTC');
}
