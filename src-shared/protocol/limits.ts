/** Sizes and counts of the camera protocol. */

/** The port cameras are flashed with. */
export const defaultPort = 44_444;

/** Packets of one photo: the count is one byte and zero is no photo. */
export const maxPacketCount = 255;

/** Header before the data of a data packet; a request's maximum packet size includes it. */
export const dataHeaderBytes = 8;

/** Largest UDP payload over IPv4. */
export const maxDatagramBytes = 65_507;

/** Bytes of an end reply before its missing indexes. */
export const endReplyHeaderBytes = 4;

/** Receive buffer of the field firmware: a longer reply overruns its memory. */
export const fieldReplyLimitBytes = 32;

/** Maximum packet size the field firmware announces. */
export const fieldMaxPacketBytes = 1460;

/** Data bytes in every packet of the field firmware but the last. */
export const fieldPayloadBytes = fieldMaxPacketBytes - dataHeaderBytes;
