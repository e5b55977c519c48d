import { Button, Group, Loader, Menu, Modal, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCheck,
  IconChevronDown,
  IconColumns2,
  IconFileExport,
  IconListCheck,
  IconRefresh,
  IconSchool,
  IconTagOff,
  IconThumbDown,
  IconThumbUp,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionKind } from '../../../src-shared/domain/decision';
import { useBulk } from '../../app/bulk/bulk-store';
import { navigate } from '../../app/hash-location';
import { useFormats } from '../../app/i18n/use-formats';
import { withRole } from '../../app/sign-in/sign-in-store';
import { useStation } from '../../app/state/station-store';
import { KeyButton } from '../../components/key-button';
import { ReasonPanel } from '../../components/reason-panel';
import { useKeys } from '../../components/use-keys';
import { useKeyLabel, useKeyMap } from '../../keyboard/use-key-map';
import { compareAddress } from './filter-address';
import classes from './gallery.module.css';
import { useGallery } from './gallery-store';
import {
  decideSelected,
  exportSelected,
  inspectSelectedAgain,
  labelSelected,
  teachWithSelected,
} from './selection-actions';
import { clearSelection, selectAll, useSelection } from './selection-store';
import { countOf } from './selection-transitions';

/** From so many on, a decision is asked about once more. */
const manyCaptures = 50;

interface Question {
  readonly kind: DecisionKind;
  readonly reason: string | null;
}

/** What can be done to the selected captures. */
export function SelectionBar() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { selection, asking } = useSelection();
  const filter = useGallery((state) => state.filter);
  const reasons = useStation((state) => state.settings?.reasons ?? []);
  const busy = useBulk((state) => state.sending || state.progress?.state === 'running');
  const [choosingReason, setChoosingReason] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const count = countOf(selection);
  const n = { count, n: formats.number(count) };

  const decide = (kind: DecisionKind, reason: string | null): void => {
    setChoosingReason(false);
    if (count >= manyCaptures) setQuestion({ kind, reason });
    else void decideSelected(kind, reason);
  };
  /** Decisions carry the name of whoever is signed in. */
  const named = (action: () => void) => (): void => {
    if (!busy) withRole('operator', action);
  };
  const accept = named(() => decide('accept', null));
  const reject = named(() => setChoosingReason(true));
  const withdraw = named(() => decide('withdraw', null));
  const pair = selection.kind === 'some' && selection.captures.size === 2 ? [...selection.captures.keys()] : null;
  const compare = pair ? () => navigate(compareAddress(filter, pair)) : undefined;
  const keys = useKeyMap();
  const labelOf = useKeyLabel();
  useKeys(
    {
      [keys.accept]: accept,
      [keys.reject]: reject,
      [keys.withdraw]: withdraw,
      [keys.compare]: compare,
      Escape: clearSelection,
    },
    !choosingReason && question === null,
  );

  return (
    <>
      <div className={classes.selectionBar} role="toolbar" aria-label={t('selection.title')}>
        <Text fw={600} fz={17} className="numeric" aria-live="polite">
          {t('selection.count', n)}
        </Text>
        {asking ? <Loader size="sm" /> : null}
        <span className={classes.spring} />
        <KeyButton
          label={t('review.accept')}
          keyLabel={labelOf('accept')}
          icon={<IconCheck size={20} />}
          onPress={accept}
          disabled={busy}
        />
        <KeyButton
          label={t('review.reject')}
          keyLabel={labelOf('reject')}
          icon={<IconX size={20} />}
          onPress={reject}
          disabled={busy}
        />
        <KeyButton
          label={t('selection.compare')}
          keyLabel={labelOf('compare')}
          icon={<IconColumns2 size={20} />}
          onPress={() => compare?.()}
          disabled={compare === undefined}
        />
        <MoreActions onWithdraw={withdraw} busy={busy} />
        <KeyButton label={t('selection.clear')} keyLabel="Esc" onPress={clearSelection} variant="subtle" />
      </div>
      {choosingReason ? (
        <div className={classes.reasonDrop}>
          <ReasonPanel
            reasons={reasons}
            onReason={(code) => decide('reject', code)}
            onCancel={() => setChoosingReason(false)}
          />
        </div>
      ) : null}
      <Modal opened={question !== null} onClose={() => setQuestion(null)} title={t('selection.sureTitle')} centered>
        {question === null ? null : (
          <>
            <Text>{t(`selection.sure.${question.kind}`, n)}</Text>
            <Text c="dimmed" mt="xs">
              {t(question.kind === 'withdraw' ? 'selection.sureWithdrawHelp' : 'selection.sureHelp')}
            </Text>
            <Group justify="flex-end" mt="lg">
              <Button onClick={() => setQuestion(null)}>{t('app.cancel')}</Button>
              <Button
                data-autofocus
                variant="filled"
                onClick={() => {
                  setQuestion(null);
                  void decideSelected(question.kind, question.reason);
                }}
              >
                {t(`selection.yes.${question.kind}`)}
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </>
  );
}

function MoreActions({ onWithdraw, busy }: { readonly onWithdraw: () => void; readonly busy: boolean }) {
  const { t } = useTranslation();
  const item = (label: string, icon: ReactNode, action: () => void, disabled = false) => (
    <Menu.Item leftSection={icon} onClick={action} disabled={disabled} mih={48}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={18} />}>{t('selection.more')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item(t('selection.all'), <IconListCheck size={18} />, () => void selectAll())}
        <Menu.Divider />
        {item(t('gallery.withdraw'), <IconArrowBackUp size={18} />, onWithdraw, busy)}
        {item(t('selection.inspectAgain'), <IconRefresh size={18} />, () =>
          withRole('quality', () => void inspectSelectedAgain()),
        )}
        {item(t('selection.teach'), <IconSchool size={18} />, () =>
          withRole('quality', () => void teachWithSelected()),
        )}
        {item(t('selection.export'), <IconFileExport size={18} />, () =>
          withRole('quality', () => void exportSelected()),
        )}
        <Menu.Divider />
        {item(t('selection.labelGood'), <IconThumbUp size={18} />, () =>
          withRole('quality', () => void labelSelected('accept')),
        )}
        {item(t('selection.labelBad'), <IconThumbDown size={18} />, () =>
          withRole('quality', () => void labelSelected('reject')),
        )}
        {item(t('selection.labelNone'), <IconTagOff size={18} />, () =>
          withRole('quality', () => void labelSelected(null)),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
