// What a rail asks for: the server's first read and the browser's must ask alike.
const UP_NEXT_LIMIT = 30;

/** The next ones of one queue, or of all of a person's. */
export const upNextInput = (queue: string | null) => ({ ...(queue !== null && { queues: [queue] }), limit: UP_NEXT_LIMIT });
