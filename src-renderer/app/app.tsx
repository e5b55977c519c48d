import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { Route, Router, Switch } from 'wouter';
import { PrintPage } from '../features/reports/print-page';
import { ErrorBoundary } from './error-boundary';
import { currentPath, useHashPath, useHashSearch } from './hash-location';
import { showLanguage } from './i18n/setup';
import { OpeningScreen } from './opening-screen';
import { Shell } from './shell/shell';
import { useStation } from './state/station-store';
import { cssVariables, theme } from './theme';

export function App() {
  const phase = useStation((state) => state.phase);
  const language = useStation((state) => state.settings?.language ?? 'en');
  const chosenTheme = useStation((state) => state.settings?.theme ?? 'light');
  const systemTheme = useColorScheme();
  // Paper is white.
  const onPaper = currentPath().startsWith('/print/');
  useEffect(() => showLanguage(language), [language]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={onPaper ? 'light' : chosenTheme === 'system' ? systemTheme : chosenTheme}
    >
      <DatesProvider settings={{ locale: language === 'fr' ? 'fr' : 'en-gb', firstDayOfWeek: 1, weekendDays: [] }}>
        <Notifications position="top-center" limit={4} />
        <ErrorBoundary>
          {phase === 'ready' ? (
            <Router hook={useHashPath} searchHook={useHashSearch}>
              <Switch>
                <Route path="/print/:job">{({ job }) => <PrintPage job={Number(job)} />}</Route>
                <Route>
                  <Shell />
                </Route>
              </Switch>
            </Router>
          ) : (
            <OpeningScreen failed={phase === 'failed'} />
          )}
        </ErrorBoundary>
      </DatesProvider>
    </MantineProvider>
  );
}
