/** Does nothing but say that it is there. */
process.stderr.write('here\n');
