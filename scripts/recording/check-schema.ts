/** Holds a value to a JSON Schema. */
import { type Schema, Validator } from '@cfworker/json-schema';
import { describeErrors } from './schema-words.ts';
import type { Problem } from './validate.ts';

/** Made when a schema is first needed: the page reads recordings that were checked before it was built. */
const validators = new WeakMap<object, Validator>();

/** What a schema refuses of a value, which stands at `pointer`. */
export function checkSchema(schema: object, value: unknown, pointer: string): Problem[] {
	const validator = validators.get(schema) ?? new Validator(schema as Schema, '2020-12', false);
	validators.set(schema, validator);
	const { errors } = validator.validate(value);
	return describeErrors(errors).map(({ message, at }) => ({ message, pointer: `${pointer}${at}` }));
}
