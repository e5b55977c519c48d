import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { guideKey } from '../../../src-shared/domain/key-map';
import { listen } from '../../api/station';
import { useKeys } from '../../components/use-keys';
import { BulkNotice } from '../bulk/bulk-notice';
import { ErrorBoundary } from '../error-boundary';
import { Routes } from '../routes';
import { SignInPanel } from '../sign-in/sign-in-panel';
import { Banners } from './banners';
import { HeaderBar } from './header-bar';
import { KeysHelp } from './keys-help';
import { NavRail } from './nav-rail';
import classes from './shell.module.css';
import { useScanNotices } from './use-scan-notices';

/** Navigation on the left, the station's state on top, one screen below. */
export function Shell() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const screen = path.split('/')[1] || 'review';
  const content = useRef<HTMLElement>(null);
  useScanNotices();
  useKeys({ [guideKey]: () => navigate('/help') });
  useEffect(() => listen('screenAsked', ({ path: asked }) => navigate(asked)), [navigate]);
  useEffect(() => {
    document.title = `${t(`nav.${screen}` as 'nav.review')} – Vigie`;
  }, [screen, t]);
  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={() => content.current?.focus()}>
        {t('app.skipToContent')}
      </button>
      <KeysHelp />
      <NavRail screen={screen} />
      <div className={classes.column}>
        <HeaderBar />
        <Banners />
        <main ref={content} className={classes.content} tabIndex={-1}>
          <ErrorBoundary key={screen}>
            <Routes />
          </ErrorBoundary>
        </main>
        <BulkNotice withKey={path === '/gallery'} />
      </div>
      <SignInPanel />
    </div>
  );
}
