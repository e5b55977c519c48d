/** Lifts Linux's limit on receive buffers to what the station asks for (4 MiB). */
export const bufferCommand = 'sudo sysctl -w net.core.rmem_max=4194304';
