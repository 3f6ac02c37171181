#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline)) static long sieve(bool *composite, long n) {
  for (long i = 0; i < n; i++)
    composite[i] = false;
  long count = 0;
  for (long i = 2; i < n; i++) {
    if (composite[i])
      continue;
    count++;
    for (long j = i * i; j < n; j += i)
      composite[j] = true;
  }
  return count;
}

int main(void) {
  long n = 1000000, total = 0;
  bool *composite = malloc(n);
  for (int i = 0; i < 150; i++)
    total += sieve(composite, n);
  fprintf(stderr, "%ld\n", total);
}
