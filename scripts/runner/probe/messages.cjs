// @ts-check
'use strict';
/** What a message holds: how it looks in short, and what in it is the same object in the lane that receives it. */
const { types } = require('node:util');
const { MessagePort } = require('node:worker_threads');

const { isMap, isProxy, isSet, isSharedArrayBuffer } = types;
const { getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
const { isView } = ArrayBuffer;
const { isArray } = Array;
const stringify = JSON.stringify;
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;
const typedBuffer = getterOf(getPrototypeOf(Uint8Array.prototype), 'buffer');
const viewBuffer = getterOf(DataView.prototype, 'buffer');
const memory = globalThis.WebAssembly?.Memory?.prototype;
const memoryBuffer = memory && getterOf(memory, 'buffer');

/** In characters. */
const MOST = 80;
const MOST_ENTRIES = 6;
const MOST_NODES = 1000;
const MOST_DEPTH = 12;

/** At most 80 characters, without a call into the program. */
function preview(/** @type {unknown} */ value) {
	return cut(shape(value, 2));
}

/** The size of what is nothing but bytes or text (as UTF-8); what other messages take is known to the engine alone. */
function sizeOf(/** @type {any} */ value) {
	if (typeof value === 'string') return Buffer.byteLength(value);
	if (typeof value !== 'object' || value === null || isProxy(value)) return undefined;
	if (isView(value)) return Reflect.apply(types.isDataView(value) ? viewSize : typedSize, value, []);
	if (isSharedArrayBuffer(value)) return Reflect.apply(sharedLength, value, []);
	return types.isArrayBuffer(value) ? Reflect.apply(arrayLength, value, []) : undefined;
}

/** The beginning of a text. */
function cut(/** @type {string} */ text) {
	return text.length > MOST ? `${text.slice(0, MOST - 1).toWellFormed()}\u2026` : text;
}

/** @returns {string} */
function shape(/** @type {any} */ value, /** @type {number} */ depth) {
	switch (typeof value) {
		case 'string':
			return stringify(value.length > MOST ? value.slice(0, MOST).toWellFormed() : value);
		case 'number':
		case 'boolean':
		case 'undefined':
			return `${value}`;
		case 'bigint':
			return `${value}n`;
		case 'object':
			return value === null ? 'null' : shapeObject(value, depth);
		default:
			return typeof value;
	}
}

function shapeObject(/** @type {any} */ value, /** @type {number} */ depth) {
	if (isProxy(value)) return 'Proxy';
	if (isArray(value)) return entries('[', value.length, (index) => shape(dataOf(value, index), depth - 1), ']', depth);
	const name = kindOf(value);
	if (name !== '') return name;
	const names = keys(value);
	const each = (/** @type {number} */ index) => {
		const key = /** @type {string} */ (names[index]);
		return `${stringify(key)}:${shape(dataOf(value, key), depth - 1)}`;
	};
	return entries('{', names.length, each, '}', depth);
}

/** `[1,2,…]`: the first few, and nothing of what lies too deep. */
function entries(
	/** @type {string} */ open,
	/** @type {number} */ length,
	/** @type {(index: number) => string} */ each,
	/** @type {string} */ close,
	/** @type {number} */ depth,
) {
	if (length === 0) return open + close;
	if (depth <= 0) return `${open}\u2026${close}`;
	let text = open;
	for (let index = 0; index < length; index++) {
		if (index > 0) text += ',';
		if (index === MOST_ENTRIES || text.length > MOST) return `${text}\u2026${close}`;
		text += each(index);
	}
	return text + close;
}

/** What is not made of properties. */
function kindOf(/** @type {any} */ value) {
	if (isView(value)) {
		const tag = Reflect.apply(typedTag, value, []) ?? 'DataView';
		return `${tag}(${Reflect.apply(tag === 'DataView' ? viewSize : typedLength, value, [])})`;
	}
	if (isMap(value)) return `Map(${Reflect.apply(mapSize, value, [])})`;
	if (isSet(value)) return `Set(${Reflect.apply(setSize, value, [])})`;
	if (isSharedArrayBuffer(value)) return `SharedArrayBuffer(${Reflect.apply(sharedLength, value, [])})`;
	if (types.isAnyArrayBuffer(value)) return `ArrayBuffer(${Reflect.apply(arrayLength, value, [])})`;
	if (value instanceof MessagePort) return 'MessagePort';
	if (types.isDate(value)) return 'Date';
	if (types.isRegExp(value)) return 'RegExp';
	if (types.isNativeError(value)) return 'Error';
	return '';
}

const typedTag = getterOf(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
const typedSize = getterOf(getPrototypeOf(Uint8Array.prototype), 'byteLength');
const viewSize = getterOf(DataView.prototype, 'byteLength');
const typedLength = getterOf(getPrototypeOf(Uint8Array.prototype), 'length');
const mapSize = getterOf(Map.prototype, 'size');
const setSize = getterOf(Set.prototype, 'size');
const sharedLength =
	typeof SharedArrayBuffer === 'function' ? getterOf(SharedArrayBuffer.prototype, 'byteLength') : () => 0;
const arrayLength = getterOf(ArrayBuffer.prototype, 'byteLength');

/** Its own data; undefined for a getter. */
function dataOf(/** @type {any} */ object, /** @type {string | number} */ key) {
	const descriptor = getOwnPropertyDescriptor(object, key);
	return descriptor && 'value' in descriptor ? descriptor.value : undefined;
}

/**
 * Looks for shared buffers, and for what `isPort` says is a port: calls `found` with each and its path, which is the same
 * in what was sent and in what was received of it.
 *
 * @param {unknown} root
 * @param {(value: object) => boolean} isPort
 * @param {(path: string, port: object | undefined, buffer: SharedArrayBuffer | undefined) => void} found
 */
function search(root, isPort, found) {
	if (typeof root !== 'object' || root === null) return;
	/** @type {Set<object> | undefined} */
	let seen;
	let left = MOST_NODES;
	visit(root, '', MOST_DEPTH);

	function visit(/** @type {any} */ value, /** @type {string} */ path, /** @type {number} */ depth) {
		if (depth === 0 || left-- <= 0 || isProxy(value)) return;
		if (isArray(value)) {
			for (let index = 0; index < value.length && index < MOST_NODES; index++) below(value[index], path, index, depth);
		} else if (isView(value)) {
			const buffer = Reflect.apply(types.isDataView(value) ? viewBuffer : typedBuffer, value, []);
			if (isSharedArrayBuffer(buffer)) found(path, undefined, buffer);
		} else if (isSharedArrayBuffer(value)) found(path, undefined, value);
		else if (isPort(value)) found(path, value, undefined);
		else if (isMap(value)) {
			let index = 0;
			const each = (/** @type {unknown} */ item, /** @type {unknown} */ key) => {
				below(key, path, index++, depth);
				below(item, path, index++, depth);
			};
			Reflect.apply(mapForEach, value, [each]);
		} else if (isSet(value)) {
			let index = 0;
			Reflect.apply(setForEach, value, [(/** @type {unknown} */ item) => below(item, path, index++, depth)]);
		} else if (memoryBuffer && getPrototypeOf(value) === memory) {
			const buffer = Reflect.apply(memoryBuffer, value, []);
			if (isSharedArrayBuffer(buffer)) found(path, undefined, buffer);
		} else {
			const names = keys(value);
			for (let index = 0; index < names.length && index < MOST_NODES; index++) {
				const key = /** @type {string} */ (names[index]);
				below(dataOf(value, key), path, key, depth);
			}
		}
	}

	function below(
		/** @type {any} */ value,
		/** @type {string} */ path,
		/** @type {string | number} */ key,
		/** @type {number} */ depth,
	) {
		if (typeof value !== 'object' || value === null) return;
		seen ??= new Set().add(root);
		if (seen.has(value)) return;
		seen.add(value);
		visit(value, `${path}/${key}`, depth - 1);
	}
}

/** @returns {() => any} */
function getterOf(/** @type {object} */ owner, /** @type {PropertyKey} */ name) {
	return /** @type {any} */ (getOwnPropertyDescriptor(owner, name)?.get);
}

module.exports = { cut, preview, search, sizeOf };
