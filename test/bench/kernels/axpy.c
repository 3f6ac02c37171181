#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline)) static void axpy(double a, const double *x, double *y, long n) {
  for (long i = 0; i < n; i++)
    y[i] += a * x[i];
}

int main(void) {
  long n = 1 << 13;
  double *x = calloc(n, sizeof *x), *y = calloc(n, sizeof *y);
  for (long i = 0; i < n; i++)
    x[i] = i & 15;
  for (long i = 0; i < 200000; i++)
    axpy(0.5, x, y, n);
  fprintf(stderr, "%ld %ld\n", (long)y[3], (long)y[14]);
}
