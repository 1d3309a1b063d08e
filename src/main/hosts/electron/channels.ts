/** Names of the messages between page and program. Only the preload script and `ipc.ts` know them. */
export const channels = {
  call: 'eflow-desk:call',
  leave: 'eflow-desk:leave',
  feed: 'eflow-desk:feed',
  stop: 'eflow-desk:stop',
  item: 'eflow-desk:item',
  end: 'eflow-desk:end',
} as const;
