import { create } from 'zustand';
import type { OperatorKey } from '../../../src-shared/domain/ids';
import type { Operator, Role } from '../../../src-shared/domain/operator';
import type { IpcResult, OperatorChange } from '../../../src-shared/ipc/contract';
import { ask, listen } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showDone, showProblem, showWarning } from '../../app/notices';

export interface OperatorsState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly operators: readonly Operator[];
}

export const useOperators = create<OperatorsState>(() => ({ phase: 'loading', operators: [] }));

export async function loadOperators(): Promise<void> {
  const list = await ask('listOperators', undefined);
  if (list.ok) {
    const byName = list.value.toSorted((a, b) => a.name.localeCompare(b.name));
    useOperators.setState({ phase: 'ready', operators: byName });
  } else if (useOperators.getState().phase === 'ready') showProblem(list);
  else useOperators.setState({ phase: 'failed' });
}

/** Follows the list while the screen is open; returns the way to stop. */
export function followOperators(): () => void {
  void loadOperators();
  return listen('operatorsChanged', () => void loadOperators());
}

/** `name-taken` is for the field to say; why something else was not done has been said. */
export type Change = 'done' | 'name-taken' | 'refused';

async function told(answer: IpcResult<OperatorChange>): Promise<Change> {
  await loadOperators();
  if (!answer.ok) showProblem(answer);
  else if (answer.value.state === 'name-taken') return 'name-taken';
  else if (answer.value.state === 'last-administrator')
    showWarning(i18n.t('operators.title'), i18n.t('operators.lastAdministrator'));
  else return 'done';
  return 'refused';
}

export async function addOperator(name: string, role: Role, pin: string): Promise<Change> {
  const added = await told(await ask('addOperator', { name, role, pin }));
  if (added === 'done') showDone(i18n.t('operators.added', { name }));
  return added;
}

export async function changeRole(operator: OperatorKey, role: Role): Promise<void> {
  await told(await ask('changeOperator', { operator, role }));
}

export async function setDisabled(operator: OperatorKey, disabled: boolean): Promise<void> {
  await told(await ask('changeOperator', { operator, disabled }));
}

export async function renameOperator({ key, name: before }: Operator, name: string): Promise<Change> {
  const renamed = await told(await ask('changeOperator', { operator: key, name }));
  if (renamed === 'done') showDone(i18n.t('operators.renamed', { before, name }));
  return renamed;
}

export async function setPin({ key, name }: Operator, pin: string): Promise<boolean> {
  const answer = await ask('setPin', { operator: key, pin });
  if (answer.ok) showDone(i18n.t('operators.pinSet', { name }));
  else showProblem(answer);
  return answer.ok;
}
