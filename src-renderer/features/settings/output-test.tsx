import { Button, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice';
import { OutputProblemWords } from './output-state';
import { type OutputsState, testOutput } from './outputs-store';
import { Section } from './section';

export interface OutputTestProps {
  readonly test: OutputsState['test'];
  readonly topic: string;
  /** What is typed cannot be tried. */
  readonly disabled: boolean;
}

/** The button that tries the connection, and its answer in words. */
export function OutputTest({ test, topic, disabled }: OutputTestProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('outputs.testTitle')}>
      <Text size="sm" c="dimmed">
        {t('outputs.testHelp', { topic })}
      </Text>
      <div>
        <Button
          leftSection={<IconPlugConnected size={20} />}
          disabled={disabled}
          loading={test === 'running'}
          onClick={() => void testOutput()}
        >
          {t('outputs.test')}
        </Button>
      </div>
      <output>
        {test === null || test === 'running' ? null : test.state === 'ok' ? (
          <Notice tone="done" title={t('outputs.testOk')}>
            <div>{t('outputs.testOkHelp', { topic: test.topic })}</div>
          </Notice>
        ) : (
          <Notice tone="fail" title={t('outputs.testFailed')}>
            <OutputProblemWords problem={test.problem} />
          </Notice>
        )}
      </output>
    </Section>
  );
}
