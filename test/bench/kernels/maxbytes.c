#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline)) static unsigned char maxByte(const unsigned char *b, long n) {
  unsigned char m = 0;
  for (long i = 0; i < n; i++)
    if (b[i] > m)
      m = b[i];
  return m;
}

int main(void) {
  long n = 1 << 16, total = 0;
  unsigned char *b = malloc(n);
  for (long i = 0; i < n; i++)
    b[i] = (unsigned char)(i * 7 % 250);
  for (long i = 0; i < 30000; i++) {
    b[i & 1023]++;
    total += maxByte(b, n);
  }
  fprintf(stderr, "%ld\n", total);
}
