import { Text } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capture } from '../../../src-shared/domain/capture';
import { ask } from '../../api/station';
import { useWords } from '../../app/i18n/use-words';
import { showDone, showProblem, showWarning } from '../../app/notices';
import { withRole } from '../../app/sign-in/sign-in-store';
import { useStation } from '../../app/state/station-store';
import { DecisionMark } from '../../components/decision-mark';
import { KeyButton } from '../../components/key-button';
import { ReasonPanel } from '../../components/reason-panel';
import { useKeys } from '../../components/use-keys';
import { wasTyped } from '../../keyboard/keyboard';
import { useKeyLabel, useKeyMap } from '../../keyboard/use-key-map';
import classes from './gallery.module.css';

/** The decision that stands, and the way to make or withdraw one. What is shown comes back from the station. */
export function CaptureDecision({ capture }: { readonly capture: Capture }) {
  const { t } = useTranslation();
  const words = useWords();
  const keys = useKeyMap();
  const labelOf = useKeyLabel();
  const reasons = useStation((state) => state.settings?.reasons ?? []);
  const [choosingReason, setChoosingReason] = useState(false);
  const [sending, setSending] = useState(false);

  const send = async (kind: 'accept' | 'reject' | 'withdraw', reason: string | null): Promise<void> => {
    setChoosingReason(false);
    setSending(true);
    const order = { capture: capture.id, kind, reason, expectedDecisionCount: capture.decisionCount };
    const answer = (await wasTyped()) ? await ask('decide', order) : null;
    setSending(false);
    if (answer === null) return;
    if (!answer.ok) showProblem(answer);
    else if (answer.value.state === 'outdated') {
      showWarning(
        t('review.outdatedTitle'),
        t('review.outdatedDecided', {
          id: capture.id,
          decision: t(`decision.${answer.value.capture.decision ?? 'none'}`).toLocaleLowerCase(),
          operator: answer.value.capture.decidedBy ?? '?',
        }),
      );
    } else showDone(t('gallery.recorded'));
  };
  /** Decisions carry the name of whoever is signed in. */
  const named = (action: () => void) => (): void => {
    if (!sending) withRole('operator', action);
  };
  const open = capture.decision === null;
  const accept = named(() => void send('accept', null));
  const reject = named(() => setChoosingReason(true));
  const withdraw = named(() => void send('withdraw', null));
  useKeys(open ? { [keys.accept]: accept, [keys.reject]: reject } : { [keys.withdraw]: withdraw }, !choosingReason);

  if (choosingReason) {
    return (
      <ReasonPanel
        reasons={reasons}
        onReason={(code) => void send('reject', code)}
        onCancel={() => setChoosingReason(false)}
      />
    );
  }
  if (open) {
    return (
      <div className={classes.decide}>
        <KeyButton
          label={t('review.accept')}
          keyLabel={labelOf('accept')}
          icon={<IconCheck size={22} />}
          onPress={accept}
          variant="filled"
          disabled={sending}
        />
        <KeyButton
          label={t('review.reject')}
          keyLabel={labelOf('reject')}
          icon={<IconX size={22} />}
          onPress={reject}
          disabled={sending}
        />
      </div>
    );
  }
  return (
    <div className={classes.decided}>
      <div>
        <DecisionMark decision={capture.decision} />
        <Text size="sm" mt={4}>
          {capture.reason === null ? '' : `${words.reason(capture.reason)}, `}
          {t('capture.decidedBy', { operator: capture.decidedBy ?? '?' })}
        </Text>
      </div>
      <KeyButton
        label={t('gallery.withdraw')}
        keyLabel={labelOf('withdraw')}
        icon={<IconArrowBackUp size={20} />}
        onPress={withdraw}
        disabled={sending}
        px="sm"
      />
    </div>
  );
}
