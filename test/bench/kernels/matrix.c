#include <stdio.h>
#include <stdlib.h>

enum { n = 512 };

__attribute__((noinline)) static void multiply(const double *a, const double *b, double *c) {
  for (long i = 0; i < n; i++)
    for (long k = 0; k < n; k++) {
      double v = a[i * n + k];
      for (long j = 0; j < n; j++)
        c[i * n + j] += v * b[k * n + j];
    }
}

int main(void) {
  double *a = malloc(n * n * 8), *b = malloc(n * n * 8), *c = calloc(n * n, 8);
  for (long i = 0; i < n * n; i++) {
    a[i] = i % 7;
    b[i] = i % 5;
  }
  for (int i = 0; i < 16; i++)
    multiply(a, b, c);
  fprintf(stderr, "%ld\n", (long)c[n + 1]);
}
