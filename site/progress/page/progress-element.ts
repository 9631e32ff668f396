/** `<il-progress>`: what is kept of the reader, and how to take it along, bring it back and erase it. */
import { addedBy, sinceErased } from '../../../scripts/progress/added.ts';
import { draftKey } from '../../../scripts/progress/draft.ts';
import { type Kept, keptText } from '../../../scripts/progress/kept.ts';
import { kept } from '../../drafts/drafts.ts';
import { DRAFT } from '../../drafts/kept-drafts.ts';
import { type Companion, findCompanion, takeToken } from '../../player/companion.ts';
import { element, newButton } from '../../player/parts.ts';
import { saveFile } from '../../player/save-file.ts';
import { dayWords, timeWords } from '../dates.ts';
import type { Disk } from '../disk.ts';
import { progress, storage } from '../progress.ts';
import { textsAside } from '../set-aside.ts';
import { FileError, readFile } from './read-file.ts';
import { addedWords, draftWords, lessonsWords } from './words.ts';

class ProgressElement extends HTMLElement {
	#disk: Disk | undefined;
	#companion: Companion = 'none';
	/** What was read of a file, until the reader adds it. */
	#file: Kept | undefined;
	#listens = false;

	connectedCallback(): void {
		if (this.#listens) return;
		this.#listens = true;
		this.addEventListener('click', ({ target }) => {
			const button = (target as Element).closest<HTMLButtonElement>('button[data-do]');
			if (button) this.#press(button.dataset.do ?? '', button);
		});
		this.#part('file').addEventListener('change', () => void this.#read());
		progress.watch(() => this.#show());
		kept.watch(() => this.#show());
		this.#show();
		this.dataset.alive = '';
		void findCompanion().then(async (companion) => {
			this.#companion = companion;
			if (companion === 'ready') {
				this.#disk = (await import('../disk.ts')).disk;
				this.#disk.watch(() => this.#show());
				this.#disk.follow();
			}
			this.#show();
		});
	}

	#show(): void {
		this.#part('where').textContent = this.#where();
		const problems = [progress.problem, this.#disk?.problem && `On disk: ${this.#disk.problem}`];
		this.#part('problem').textContent = problems.filter(Boolean).join(' ');
		this.#part('says').replaceChildren(...(this.#disk?.says ?? []).map((says) => element('li', '', says)));
		this.#showCounts();
		this.#showTexts();
		this.#showLost();
	}

	#where(): string {
		const { since } = progress.progress;
		const here = since === undefined ? 'Nothing is kept yet.' : `Kept in this browser since ${dayWords(since)}.`;
		if (this.#companion === 'no token')
			return `${here} The companion does not know this browser yet: open the address that npm start prints, and it keeps a copy on disk.`;
		if (this.#companion === 'none') return `${here} ${ALONE}`;
		const at = this.#disk?.at;
		return `${here} ${at === undefined ? 'A copy goes to' : `A copy was brought at ${timeWords(at)} to`} my/progress.json in the folder of the course, so that clearing the browser loses nothing.`;
	}

	#showCounts(): void {
		const { lessons, answers, runs, exercises } = progress.progress;
		const given = Object.values(answers).filter(({ declined }) => !declined);
		const right = given.filter(({ first }) => first.right).length;
		const solved = Object.values(exercises).filter(({ solvedAt }) => solvedAt !== undefined).length;
		const count = Object.values(runs).reduce((sum, run) => sum + run.count, 0);
		const write = (name: string, words: string) => {
			this.#part(name).textContent = words;
		};
		write('lessons', lessonsWords((this.dataset.slugs ?? '').split(' '), lessons));
		write('answers', `${given.length}${right > 0 ? `, ${right} of them right at the first try` : ''}`);
		write('runs', `${Object.keys(runs).length}${count > 0 ? `, in ${count} runs or more` : ''}`);
		const tried = Object.keys(exercises).length;
		write('exercises', tried === 0 ? '0' : `${solved} of ${tried} that you tried`);
	}

	#showTexts(): void {
		const base = this.dataset.base ?? '/';
		const rows = kept.all().map((draft) => {
			const row = element('li');
			const link = element('a', '', draft.lab) as HTMLAnchorElement;
			link.href = `${base}labs/${draft.lab}/`;
			row.append(link, element('span', '', draftWords(draft)));
			return row;
		});
		const gone = Object.entries(kept.dropped()).map(([lab, count]) =>
			element('li', '', `${count} of the oldest texts of ${lab} were let go: 20 are kept of each lab.`),
		);
		this.#part('texts').replaceChildren(...rows, ...gone);
		this.#part('no-texts').hidden = rows.length > 0;
	}

	#showLost(): void {
		const aside = textsAside(storage).map(({ key, of, text }) => ({ key, words: `What stood under “${of}”`, text }));
		const torn = kept.unreadable().map((key) => {
			return {
				key: DRAFT + key,
				words: `A text of ${key.replace(/[!@].*$/, '')}`,
				text: storage.read(DRAFT + key) ?? '',
			};
		});
		const rows = [...aside, ...torn].map(({ key, words, text }) => {
			const row = element('li', '', `${words}: ${text.length} characters. `);
			row.dataset.key = key;
			row.append(button('save-lost', 'Save it'), button('remove-lost', 'Remove it'));
			return row;
		});
		this.#part('lost').replaceChildren(...progress.lost.map((words) => element('li', '', words)), ...rows);
		this.#part('lost-part').hidden = rows.length + progress.lost.length === 0;
	}

	#press(what: string, pressed: HTMLButtonElement): void {
		const key = pressed.closest<HTMLElement>('[data-key]')?.dataset.key ?? '';
		if (what === 'export') this.#export();
		else if (what === 'add') this.#add();
		else if (what === 'ask-erase') this.#askErase(true);
		else if (what === 'keep') this.#askErase(false);
		else if (what === 'erase') this.#erase();
		else if (what === 'save-lost') saveFile('interleave-unreadable.txt', storage.read(key) ?? '');
		else if (what === 'remove-lost') {
			storage.remove(key);
			this.#show();
			this.#say('It is removed.');
		}
	}

	#all(): Kept {
		const drafts = kept.all().map((draft) => [draftKey(draft), draft] as const);
		return { progress: progress.progress, drafts: Object.fromEntries(drafts) };
	}

	#export(): void {
		saveFile(
			`interleave-progress-${new Date().toISOString().slice(0, 10)}.json`,
			keptText(this.#all()),
			'application/json',
		);
		this.#say('The file is in your downloads.');
	}

	async #read(): Promise<void> {
		const input = this.#part('file') as HTMLInputElement;
		const [file] = input.files ?? [];
		if (!file) return;
		this.#file = undefined;
		try {
			const { kept: read, lost } = await readFile(file);
			const added = addedBy(this.#all(), read);
			this.#say(`${file.name}: ${addedWords(added)}`);
			this.#part('file-lost').replaceChildren(
				...lost.slice(0, 20).map((words) => element('li', '', `Not read: ${words}`)),
			);
			if (Object.values(added).some((count) => count > 0)) this.#file = read;
		} catch (error) {
			this.#part('file-lost').replaceChildren();
			if (!(error instanceof FileError)) console.error(error);
			this.#say((error as Error).message);
		}
		// The same file may be chosen again once it was mended.
		input.value = '';
		const add = this.#part('add');
		add.hidden = this.#file === undefined;
		if (this.#file) add.focus();
	}

	#add(): void {
		if (!this.#file) return;
		const { progress: read, drafts } = sinceErased(this.#all(), this.#file);
		this.#file = undefined;
		progress.mergeIn(read);
		kept.mergeIn(Object.values(drafts));
		this.#part('file-lost').replaceChildren();
		this.#part('export').focus();
		this.#part('add').hidden = true;
		this.#say(progress.problem === undefined ? 'It is added.' : 'It is added, to this tab alone.');
	}

	#askErase(asks: boolean): void {
		this.#part('erase').hidden = !asks;
		this.#part('ask').hidden = asks;
		this.#part(asks ? 'keep' : 'ask').focus();
		this.#part('erase-disk').hidden = this.#disk === undefined;
	}

	#erase(): void {
		kept.erase();
		for (const { key } of textsAside(storage)) storage.remove(key);
		progress.erase();
		this.#askErase(false);
		void this.#disk?.now();
		this.#say('All is erased.');
	}

	#say(words: string): void {
		this.#part('said').textContent = words;
	}

	#part(name: string): HTMLElement {
		return this.querySelector(`[data-${name}]`) as HTMLElement;
	}
}

const ALONE = 'It stays in this browser, and clearing the browser’s data erases it: export it now and then.';

function button(what: string, words: string): HTMLElement {
	const made = newButton(words, 'link');
	made.dataset.do = what;
	return made;
}

takeToken();
customElements.define('il-progress', ProgressElement);
