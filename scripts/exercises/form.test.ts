import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assembled, faultIn, filledOf, formOf } from './form.ts';

const GAPS = `// fails: one
let a = 0;
// #region gap-add
a = 1; // TODO
// #endregion gap-add
print(a);
	// #region gap-end
	// #endregion gap-end
`;
const ORDER = `const lock = new Mutex();
// #region order
write();
lock.lock();
write();
// #endregion order
done();
`;

test('formOf() takes gaps apart, and assembled() puts them together again', () => {
	const form = formOf(GAPS, 'gap');
	assert.ok(form.kind === 'gap');
	assert.deepEqual(filledOf(form, GAPS), { add: 'a = 1; // TODO\n', end: '' });
	assert.equal(assembled(form, {}), GAPS);
	const filled = { add: 'a += 1;\n', end: 'x();\n' };
	const text = assembled(form, filled);
	assert.match(text, /gap-add\na \+= 1;\n\/\/ #end/);
	assert.deepEqual(filledOf(form, text), filled);
	assert.deepEqual(filledOf(form, 'let a;'), undefined);
});

test('formOf() takes lines to put in order, and assembled() puts them in another one', () => {
	const form = formOf(ORDER, 'order');
	assert.ok(form.kind === 'order');
	assert.deepEqual(form.lines, ['write();\n', 'lock.lock();\n', 'write();\n']);
	assert.match(assembled(form, ['lock.lock();\n', 'write();\n', 'write();\n']), /order\nlock.lock\(\);\nwrite/);
	assert.deepEqual(formOf('anything', 'program'), { kind: 'program' });
});

const fault = (start: string, answer: string, kind: 'gap' | 'order') => {
	const found = faultIn(start, answer, kind);
	return found && `${found.line}: ${found.message}`;
};

test('faultIn() refuses what is changed outside of the gaps, and names the line', () => {
	assert.equal(fault(GAPS, GAPS.replace('a = 1; // TODO', 'a = 1;\na += 1;'), 'gap'), undefined);
	assert.equal(fault(GAPS, GAPS.replace('// fails: one\n', ''), 'gap'), undefined);
	assert.equal(fault(GAPS, GAPS.replaceAll('\n', '\r\n'), 'gap'), undefined);
	const quoted = GAPS.replace('print(a)', "\tprint('a', `b`)");
	const saved = `\uFEFF${quoted.replace("\tprint('a'", '  print("a"').replaceAll('\n', '\r\n')}`;
	assert.equal(fault(quoted, saved, 'gap'), undefined, 'what an editor changes at a save');
	const other = faultIn(quoted, quoted.replace("'a'", "'b'"), 'gap');
	assert.equal(other?.remedy, "Only the gaps may be changed. Here must stand: print('a', `b`);");
	assert.match(faultIn(GAPS, `${GAPS}print(2);\n`, 'gap')?.remedy ?? '', /Remove it\.$/);
	const cheat = GAPS.replace('a = 1; // TODO', 'a = 1;\na += 1;').replace('print(a)', 'print(2)');
	assert.equal(fault(GAPS, cheat, 'gap'), '7: this line is not one of the gaps');
	assert.equal(fault(GAPS, `${GAPS}print(2);\n`, 'gap'), '9: this line is not one of the gaps');
	assert.equal(
		fault(GAPS, GAPS.replace('// #endregion gap-add', ''), 'gap'),
		'7: gap "end" begins inside of gap "add"',
	);
	assert.equal(fault(GAPS, 'let a;', 'gap'), '1: it has no gap');
});

test('faultIn() refuses other lines than those that are to be put in order', () => {
	const swapped = ORDER.replace('write();\nlock.lock();\n', 'lock.lock();\n\twrite();\n');
	assert.equal(fault(ORDER, swapped, 'order'), undefined);
	assert.equal(fault(ORDER, `\uFEFF${swapped}`, 'order'), undefined);
	const other = ORDER.replace('lock.lock();', 'lock.unlock();');
	assert.equal(fault(ORDER, other, 'order'), '4: "lock.unlock();" is not one of the lines to put in order');
	assert.equal(fault(ORDER, ORDER.replace('lock.lock();\n', ''), 'order'), '3: the line "lock.lock();" is missing');
	assert.equal(
		fault(ORDER, ORDER.replace('done();', 'undo();'), 'order'),
		'7: this line is not one of the lines to put in order',
	);
	assert.equal(fault(ORDER, 'done();', 'order'), '1: it has no lines to put in order');
});
