import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mayAct, type Operator, type Role } from '../../../src-shared/domain/operator';
import classes from './sign-in.module.css';

export interface OperatorTilesProps {
  readonly operators: readonly Operator[];
  readonly chosen: Operator | null;
  /** Those without this role are shown, and cannot be chosen. */
  readonly needs: Role | null;
  readonly onChoose: (operator: Operator) => void;
}

/** Names to press, those who were here last first. */
export function OperatorTiles({ operators, chosen, needs, onChoose }: OperatorTilesProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.tiles} aria-label={t('signIn.names')}>
      {operators
        .filter(({ disabled, role }) => !disabled && (needs === null || mayAct(role, needs)))
        .map((operator, index) => (
          <li key={operator.key}>
            <UnstyledButton
              className={classes.tile}
              aria-pressed={operator.key === chosen?.key}
              data-autofocus={index === 0 ? true : undefined}
              onClick={() => onChoose(operator)}
            >
              <span className={classes.tileName}>{operator.name}</span>
              <span className={classes.tileRole}>{t(`role.${operator.role}`)}</span>
            </UnstyledButton>
          </li>
        ))}
    </ul>
  );
}
