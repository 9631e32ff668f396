/** Prints so many lines of a hundred bytes, as fast as they are taken: flood-output.mjs <lines> */
const lines = Number(process.argv[2]);
const ten = `${'x'.repeat(99)}\n`.repeat(10);
for (let line = 0; line < lines; line += 10) process.stdout.write(ten);
