#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline)) static uint32_t dot(const uint32_t *x, const uint32_t *y, long n) {
  uint32_t total = 0;
  for (long i = 0; i < n; i++)
    total += x[i] * y[i];
  return total;
}

int main(void) {
  long n = 1 << 14;
  uint32_t *x = malloc(n * 4), *y = malloc(n * 4), total = 0;
  for (long i = 0; i < n; i++) {
    x[i] = (uint32_t)i;
    y[i] = (uint32_t)(i * 3);
  }
  for (long i = 0; i < 200000; i++) {
    x[i & 1023]++;
    total += dot(x, y, n);
  }
  fprintf(stderr, "%d\n", (int32_t)total);
}
