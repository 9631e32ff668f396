/** The checkout that this file is in. */
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
