import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import * as english from '../../../docs/operator-guide.en.md';
import * as french from '../../../docs/operator-guide.fr.md';
import { useStation } from '../../app/state/station-store';
import { Page } from '../../components/page';
import classes from './help.module.css';

function showSection(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView();
  // Whoever goes on with Tab goes on from here.
  heading?.focus({ preventScroll: true });
}

/** The operator's guide, as it came with the program. */
export function HelpScreen({ section }: { readonly section: string | undefined }) {
  const { t } = useTranslation();
  const language = useStation((state) => state.settings?.language);
  const guide = language === 'fr' ? french : english;
  useEffect(() => {
    if (section !== undefined) showSection(decodeURIComponent(section));
  }, [section]);
  return (
    <Page
      title={guide.title}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={() => window.print()}>
          {t('help.print')}
        </Button>
      }
    >
      <div className={classes.columns}>
        <nav className={classes.contents} aria-label={t('help.contents')}>
          <ol>
            {guide.sections.map(({ id, title }) => (
              <li key={id}>
                {/* The address may be this one already: then only the click scrolls. */}
                <a href={`#/help/${encodeURIComponent(id)}`} onClick={() => showSection(id)}>
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made of our own text when the program was built, see scripts/guide */}
        <article className={classes.guide} dangerouslySetInnerHTML={{ __html: guide.html }} />
      </div>
    </Page>
  );
}
