// Starts a small Perl program that calls fork(2). Node has no such call: see the lesson.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

// #region program
const PROGRAM = `
	$| = 1;                   # print at once
	my $x = 42;
	print "before: process $$, x is $x\\n";

	my $result = fork;        # called once, returns twice

	my $parent = getppid;
	print "after: process $$, parent $parent, fork returned $result\\n";
	if ($result == 0) {
		$x = 99;
		print "child: x is $x\\n";
		exit 7;
	}
	wait;
	print "parent: x is $x, the child ended with ", $? >> 8, "\\n";
`;
// #endregion program

const perl = spawn('perl', ['-e', PROGRAM], { stdio: 'inherit' });
await once(perl, 'exit');
