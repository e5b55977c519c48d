import type { OperatorDesk } from '../operators/operator-desk';
import type { ReaderMethods } from '../records/reader-methods';
import type { Remote } from '../threads/rpc';
import { actingName } from './acting';
import type { Handlers } from './handle';

export type OperatorHandlers = Pick<
  Handlers,
  | 'session'
  | 'listOperators'
  | 'createAdministrator'
  | 'signIn'
  | 'signOut'
  | 'addOperator'
  | 'changeOperator'
  | 'setPin'
  | 'changeOwnPin'
>;

export function operatorHandlers(desk: OperatorDesk, reader: Remote<ReaderMethods>): OperatorHandlers {
  return {
    session: () => desk.session,
    listOperators: () => reader.listOperators(),
    createAdministrator: ({ name, pin }) => desk.createAdministrator(name, pin),
    signIn: ({ operator, pin }) => desk.signIn(operator, pin),
    changeOwnPin: ({ old, pin }) => desk.changeOwnPin(old, pin),
    addOperator: ({ name, role, pin }) => desk.add(name, role, pin, actingName()),
    changeOperator: ({ operator, ...patch }) => desk.change(operator, patch, actingName()),

    async signOut() {
      await desk.signOut();
      return null;
    },

    async setPin({ operator, pin }) {
      await desk.setPin(operator, pin, actingName());
      return null;
    },
  };
}
