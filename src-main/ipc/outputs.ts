import { dialog } from 'electron';
import type { MqttOutput, MqttOutputView, OutputTest } from '../../src-shared/domain/mqtt-output';
import { systemTexts } from '../../src-shared/system-texts';
import type { PasswordFile } from '../outputs/password-file';
import type { SettingsStore } from '../settings/settings-store';
import type { Handlers } from './handle';

/** What the log says of a password. */
type PasswordState = 'none' | 'set' | 'new';

export interface OutputHandlerParts {
  readonly view: () => Promise<MqttOutputView>;
  readonly settings: SettingsStore;
  readonly passwords: PasswordFile;
  readonly passwordChanged: (before: PasswordState, after: PasswordState) => Promise<void>;
  /** Null takes the stored password, if it is for that broker and user. */
  readonly test: (mqtt: MqttOutput, password: string | null) => Promise<OutputTest>;
}

/** What comes in here of a password goes nowhere but into its file and to the broker. */
export function outputHandlers({
  view,
  settings,
  passwords,
  passwordChanged,
  test,
}: OutputHandlerParts): Pick<Handlers, 'outputView' | 'setOutputPassword' | 'testOutput' | 'chooseCaFile'> {
  return {
    outputView: view,

    async setOutputPassword(stored) {
      const before = (await passwords.read()) === null ? 'none' : 'set';
      if (stored.password === '') {
        await passwords.remove();
        if (before === 'set') await passwordChanged(before, 'none');
        return { state: 'kept' };
      }
      if (!(await passwords.write(stored))) return { state: 'unsafe' };
      await passwordChanged(before, 'new');
      return { state: 'kept' };
    },

    testOutput: ({ mqtt, password }) => test(mqtt, password),

    async chooseCaFile() {
      const texts = systemTexts(settings.current.language).dialog;
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: texts.caFile,
        buttonLabel: texts.choose,
        filters: [{ name: texts.certificates, extensions: ['pem', 'crt', 'cer'] }],
        properties: ['openFile'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
