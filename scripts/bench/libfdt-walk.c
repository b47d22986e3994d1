/*
 * Walks device tree blobs with libfdt, the way its users do: every node and its name, every property, its name
 * and the ends of its value. `libfdt-walk nodes|tags PASSES` reads paths from its standard input, one a line,
 * holds all files in memory, and prints the milliseconds of each pass over them.
 *
 * nodes: fdt_next_node() and the property iterators. tags: the lowest call, fdt_next_tag(), and no names.
 */
#include <libfdt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned long touched;

static void walk_nodes(const void *fdt)
{
	int depth = 0;

	for (int node = fdt_next_node(fdt, -1, &depth); node >= 0 && depth >= 0;
	     node = fdt_next_node(fdt, node, &depth)) {
		int length, property;
		const char *name = fdt_get_name(fdt, node, &length);

		touched += (unsigned char)name[0] + length;
		fdt_for_each_property_offset(property, fdt, node) {
			const char *value = fdt_getprop_by_offset(fdt, property, &name, &length);

			touched += (unsigned char)name[0];
			if (length > 0)
				touched += (unsigned char)value[0] + (unsigned char)value[length - 1];
		}
	}
}

static void walk_tags(const void *fdt)
{
	int next = 0;
	uint32_t tag;

	do {
		tag = fdt_next_tag(fdt, next, &next);
		touched += tag;
	} while (tag != FDT_END && next >= 0);
}

static void *load(const char *path)
{
	FILE *file = fopen(path, "rb");
	long size;
	void *bytes;

	if (!file || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0)
		return NULL;
	rewind(file);
	bytes = malloc(size);
	if (!bytes || fread(bytes, 1, size, file) != (size_t)size || fdt_check_header(bytes))
		return NULL;
	fclose(file);
	return bytes;
}

int main(int argc, char **argv)
{
	void (*walk)(const void *) = walk_nodes;
	static void *blobs[100000];
	char path[4096];
	int count = 0;

	if (argc != 3)
		return 2;
	if (strcmp(argv[1], "tags") == 0)
		walk = walk_tags;
	while (count < 100000 && fgets(path, sizeof(path), stdin)) {
		path[strcspn(path, "\n")] = '\0';
		blobs[count] = load(path);
		if (!blobs[count++]) {
			fprintf(stderr, "%s is no device tree blob\n", path);
			return 1;
		}
	}
	for (int pass = atoi(argv[2]); pass > 0; pass--) {
		struct timespec from, to;

		clock_gettime(CLOCK_MONOTONIC, &from);
		for (int i = 0; i < count; i++)
			walk(blobs[i]);
		clock_gettime(CLOCK_MONOTONIC, &to);
		printf("%.3f\n", (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6);
	}
	return touched == 0;
}
