import { updateDiagrams } from '../diagrams/main.ts';
import { CHECKOUT } from './checkout.ts';
import { UsageError, type Verb } from './verb.ts';

export const verb: Verb = {
	name: 'diagrams',
	summary: 'draws the diagrams of the lessons',
	takes: '',
	about:
		'Draws the Mermaid diagrams that have no picture in site/diagrams yet, and deletes pictures that no\nlesson shows. Commit what it wrote.',
	flags: {},
	async start({ words }) {
		if (words.length > 0) throw new UsageError(`diagrams takes no words, and got "${words[0]}"`);
		await updateDiagrams(CHECKOUT, (line) => process.stdout.write(`${line}\n`));
		return 0;
	},
};
