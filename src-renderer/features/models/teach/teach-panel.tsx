import { useTranslation } from 'react-i18next';
import type { Product } from '../../../../src-shared/domain/product';
import { useTask } from '../../../app/state/task-store';
import { taskOf } from '../../../app/state/task-transitions';
import { TaskProgress } from '../../../components/task-progress';
import classes from '../models.module.css';
import { TeachAdvice } from './teach-advice';
import { TeachForm } from './teach-form';
import { TeachResult } from './teach-result';

/** From good photos to a new model: the choice, then the work under way, then what came of it. */
export function TeachPanel({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const state = useTask();
  const task = taskOf(state, 'teach', product.key);
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        {task?.state === 'running' ? (
          <section className={classes.box} aria-live="off">
            <h3>{t('models.teach.running')}</h3>
            <p>{t('models.teach.runningHelp')}</p>
            <TaskProgress task={task} />
          </section>
        ) : (
          <>
            {task === null ? null : <TeachResult product={product} task={task} />}
            <TeachForm product={product} again={task?.state === 'done'} />
          </>
        )}
      </div>
      <TeachAdvice />
    </div>
  );
}
