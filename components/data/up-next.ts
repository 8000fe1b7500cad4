// How many of the next ones a rail shows; the server's first read and the browser's must ask alike.
export const UP_NEXT_LIMIT = 30;
