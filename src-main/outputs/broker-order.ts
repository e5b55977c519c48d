import type { MqttOutput, OutputKind } from '../../src-shared/domain/mqtt-output';
import type { MessageWords } from './messages';

/** Which broker, as whom, and under which topics. */
export interface BrokerOrder extends Pick<MqttOutput, 'broker' | 'username' | 'caFile'> {
  /** Null: there is none for this broker and user. */
  readonly password: string | null;
  /** As it is used, never empty. */
  readonly prefix: string;
  /** The same at every start: a broker then ends what is left of the connection before. */
  readonly clientId: string;
}

/** What is sent where. */
export interface OutputOrder extends BrokerOrder, MessageWords {
  readonly kinds: readonly OutputKind[];
}
