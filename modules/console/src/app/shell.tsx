import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { organisation, unread } from '../api/own';
import { BandsProvider } from '../charts/bands';
import { Brand } from '../features/login/login';
import { LANGUAGES, useWriting } from '../text';
import { Icon } from '../ui/icons';
import { Menu, MenuItem, menuStyles } from '../ui/menu';
import { Kbd, names, Skeleton } from '../ui/parts';
import { Segments } from '../ui/segments';
import { Toasts } from '../ui/toasts';
import { useKeep, useKept } from './kept';
import { useKeys } from './keys';
import { KeySheet } from './keysheet';
import { Palette } from './palette';
import { PLACES, type Place, rareOf } from './places';
import { chosenLanguage, prefer, usePreferences } from './preferences';
import { logOut, useSession } from './session';
import css from './shell.module.css';

export function Shell() {
  const { t } = useWriting();
  const session = useSession();
  const navigate = useNavigate();
  useKept();
  const [sheet, setSheet] = useState<'palette' | 'keys'>();
  const places = PLACES.filter(
    ({ permissions, outside }) => (permissions?.some(session.may) ?? true) && (outside || !session.isOutside),
  );
  const shown = places.filter((place) => place.name !== 'settings');
  const rare = rareOf(shown);
  useKeys({
    'mod+k': () => setSheet('palette'),
    '?': () => setSheet('keys'),
    ...Object.fromEntries(places.map((place) => [`g ${place.key}`, () => void navigate({ to: place.to })])),
  });
  return (
    <Toasts>
      <div className={css.shell}>
        <a className={css.skip} href="#content">
          {t.app.skip}
        </a>
        <header className={css.side}>
          <div className={css.brand}>
            <Brand />
          </div>
          <button type="button" className={css.search} onClick={() => setSheet('palette')}>
            <Icon name="search" />
            <span className={css.searchText}>{t.app.search}</span>
            <span className={css.searchKey}>
              <Kbd>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</Kbd>
            </span>
          </button>
          <nav className={css.nav} aria-label={t.app.menu}>
            {shown.map((place) => (
              <Link
                key={place.to}
                to={place.to}
                className={names(css.place, rare.includes(place) && css.rare)}
                activeOptions={{ exact: place.to === '/' }}
              >
                <Icon name={place.icon} size={18} />
                <span>{t.app[place.name]}</span>
                {place.name === 'notices' && <Unread />}
              </Link>
            ))}
          </nav>
          {rare.length > 0 && <More places={rare} />}
          <Me onKeys={() => setSheet('keys')} onSettings={() => void navigate({ to: '/settings' })} />
        </header>
        <main id="content" className={css.content} tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <BandsProvider value={useBandColours()}>
              <Outlet />
            </BandsProvider>
          </Suspense>
        </main>
        {sheet === 'palette' && <Palette places={places} onClose={() => setSheet(undefined)} />}
        {sheet === 'keys' && <KeySheet onClose={() => setSheet(undefined)} />}
      </div>
    </Toasts>
  );
}

/** The places that have no room on a telephone. */
function More({ places }: { places: Place[] }) {
  const { t } = useWriting();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isHere = (place: Place) => pathname === place.to || pathname.startsWith(`${place.to}/`);
  return (
    <nav className={css.more} aria-label={t.app.morePlaces}>
      <Menu
        kind="quiet"
        side="above"
        className={css.moreButton}
        caret={false}
        chosen={places.some(isHere)}
        label={
          <>
            <Icon name="more" size={18} />
            <span className="hidden">{t.app.morePlaces}</span>
            {places.some((place) => place.name === 'notices') && <Unread />}
          </>
        }
      >
        {(close) =>
          places.map((place) => (
            <MenuItem
              key={place.to}
              current={isHere(place)}
              onClick={() => {
                close();
                void navigate({ to: place.to });
              }}
            >
              <Icon name={place.icon} />
              {t.app[place.name]}
            </MenuItem>
          ))
        }
      </Menu>
    </nav>
  );
}

/** How many notices wait. The number beside the bell is said in words too. */
function Unread() {
  const { t, number } = useWriting();
  const { data } = useQuery(unread);
  const count = data?.data.unread ?? 0;
  if (count === 0) return null;
  return (
    <>
      <strong className={css.unread} aria-hidden="true">
        {count > 99 ? '99+' : number(count)}
      </strong>
      <span className="hidden">{t.app.unread(number(count))}</span>
    </>
  );
}

/** Returns the colours that the organisation gave to its bands. */
function useBandColours(): Record<string, string> {
  const { isOutside } = useSession();
  const { data } = useQuery({ ...organisation, enabled: !isOutside });
  const bands = data?.scorecards.flatMap((scorecard) => scorecard.bands) ?? [];
  return Object.fromEntries(bands.flatMap(({ name, colour }) => (colour ? [[name, colour]] : [])));
}

function Waiting() {
  return (
    <div className={css.page}>
      <Skeleton height="1.75rem" width="12rem" />
    </div>
  );
}

/** Who is logged in, and how they want the console to look. */
function Me({ onKeys, onSettings }: { onKeys: () => void; onSettings: () => void }) {
  const { t } = useWriting();
  const session = useSession();
  const preferences = usePreferences();
  const keep = useKeep();
  const language = chosenLanguage(preferences.language, session.locale);
  return (
    <div className={css.me}>
      <Menu
        kind="quiet"
        side="above"
        className={css.meButton}
        caret={false}
        label={
          <>
            <span className={css.face} aria-hidden="true">
              {initials(session.name)}
            </span>
            <span className={css.meText}>
              <span>{session.name}</span>
              <small>{session.organisation}</small>
            </span>
          </>
        }
      >
        {(close) => (
          <>
            <div className={menuStyles.group}>
              <div>{session.name}</div>
              <div className={menuStyles.groupTitle}>{session.email}</div>
            </div>
            <div className={menuStyles.group}>
              <div className={menuStyles.groupTitle}>{t.app.theme}</div>
              <Segments
                label={t.app.theme}
                value={preferences.theme}
                options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t.app.themes[value] }))}
                onChange={(theme) => keep({ theme })}
              />
            </div>
            <div className={menuStyles.group}>
              <div className={menuStyles.groupTitle}>{t.app.density}</div>
              <Segments
                label={t.app.density}
                value={preferences.density}
                options={(['comfortable', 'compact'] as const).map((value) => ({
                  value,
                  label: t.app.densities[value],
                }))}
                onChange={(density) => keep({ density })}
              />
            </div>
            <div className={menuStyles.group}>
              <div className={menuStyles.groupTitle}>{t.app.language}</div>
              {Object.entries(LANGUAGES).map(([tag, { name }]) => (
                <MenuItem key={tag} current={tag === language} onClick={() => prefer({ language: tag })}>
                  <span lang={tag}>{name}</span>
                </MenuItem>
              ))}
            </div>
            <div className={menuStyles.group}>
              <MenuItem
                onClick={() => {
                  close();
                  onSettings();
                }}
              >
                {t.app.settings}
              </MenuItem>
              <MenuItem onClick={onKeys}>{t.app.keys}</MenuItem>
              <MenuItem onClick={() => window.location.assign('/docs/')}>{t.app.reference}</MenuItem>
              <MenuItem onClick={() => void logOut()}>
                <Icon name="out" />
                {t.app.logOut}
              </MenuItem>
            </div>
          </>
        )}
      </Menu>
    </div>
  );
}

/** Returns the initials of a name; of a Chinese name its last two characters, as is usual there. */
function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name].slice(-2).join('');
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
