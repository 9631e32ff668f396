/** Microseconds on CLOCK_MONOTONIC, which all processes of the machine share. */
export function clock(): number {
	return Number(process.hrtime.bigint() / 1000n);
}
