//===- main.cpp - The zokor command ---------------------------------------===//

int main(int argc, char **argv) { return 0; }
