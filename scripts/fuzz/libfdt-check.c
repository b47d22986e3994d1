/*
 * The judge of the fuzzing: reads blobs from its standard input, each after its length (32 bits, big endian), and
 * prints what libfdt's fdt_check_full() says of it: 0 sound, negative refused, 1 where it does not come to an end.
 */
#include <libfdt.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static sigjmp_buf hangs;

static void on_alarm(int signal)
{
	(void)signal;
	siglongjmp(hangs, 1);
}

int main(void)
{
	unsigned char length[4];

	signal(SIGALRM, on_alarm);
	while (fread(length, 1, 4, stdin) == 4) {
		size_t size = fdt32_ld((const fdt32_t *)length);
		/* One byte more, so that an empty blob is one too. */
		char *bytes = malloc(size + 1);

		if (!bytes || fread(bytes, 1, size, stdin) != size)
			return 1;
		if (sigsetjmp(hangs, 1) == 0) {
			alarm(2);
			printf("%d\n", fdt_check_full(bytes, size));
		} else {
			printf("1\n");
		}
		alarm(0);
		/* Some blobs crash it: what has been said up to there shall be known. */
		fflush(stdout);
		free(bytes);
	}
	return 0;
}
