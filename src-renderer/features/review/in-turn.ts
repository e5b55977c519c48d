/** Each request waits for the one before: an undo cannot overtake its decision. */
let sending: Promise<void> = Promise.resolve();

export const inTurn = (send: () => Promise<void>): void => {
  sending = sending.then(send);
};
