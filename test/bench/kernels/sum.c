#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline)) static long sum(const long *x, long n) {
  long total = 0;
  for (long i = 0; i < n; i++)
    total += x[i];
  return total;
}

int main(void) {
  long n = 1 << 14, *x = malloc(n * sizeof *x), total = 0;
  for (long i = 0; i < n; i++)
    x[i] = i;
  for (long i = 0; i < 200000; i++) {
    x[i & 1023]++;
    total += sum(x, n);
  }
  fprintf(stderr, "%ld\n", total);
}
