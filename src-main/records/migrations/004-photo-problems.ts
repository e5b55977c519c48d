import { photoProblems } from '../../../src-shared/domain/inspection';

/** Why a photo could not be judged, beside its unsure verdict. */
export const photoProblemsOfInspections = `
ALTER TABLE inspection ADD COLUMN photo_problem TEXT
  CHECK (photo_problem IN (${photoProblems.map((problem) => `'${problem}'`).join(', ')}));
`;
