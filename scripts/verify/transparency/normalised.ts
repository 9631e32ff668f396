/** Takes out of a program's output what no two runs of it have in common: numbers such as pids, ports, times and addresses. */
export function normalised(text: string): string {
	return text.replace(/\b0x[\da-f]+\b/gi, '#').replace(/\d+(\.\d+)?/g, '#');
}
