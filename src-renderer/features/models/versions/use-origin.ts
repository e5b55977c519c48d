import { useEffect, useState } from 'react';
import type { ModelKey } from '../../../../src-shared/domain/ids';
import type { ModelOrigin } from '../../../../src-shared/domain/model';
import { ask, type Problem } from '../../../api/station';

/** What the model's manifest says; null while it is read. A package is never changed: once is enough. */
export function useOrigin(model: ModelKey): ModelOrigin | Problem | null {
  const [read, setRead] = useState<{ readonly model: ModelKey; readonly origin: ModelOrigin | Problem } | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask('modelOrigin', { model }).then((answer) => {
      if (wanted) setRead({ model, origin: answer.ok ? answer.value : answer });
    });
    return () => {
      wanted = false;
    };
  }, [model]);
  return read?.model === model ? read.origin : null;
}
