import path from 'node:path';

/** The folder that this copy of Interleave lies in. */
export const CHECKOUT = path.resolve(import.meta.dirname, '../..');
