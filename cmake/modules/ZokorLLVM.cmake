# Finds LLVM 22 and the number libraries. LLVM is linked as the distribution's shared library.
find_package(LLVM 22.1 REQUIRED CONFIG HINTS /usr/lib/llvm-22/lib/cmake/llvm)
find_library(GMP_LIBRARY gmp REQUIRED)
find_library(MPFR_LIBRARY mpfr REQUIRED)
separate_arguments(LLVM_DEFINITIONS_LIST NATIVE_COMMAND "${LLVM_DEFINITIONS}")
add_definitions(${LLVM_DEFINITIONS_LIST})
include_directories(SYSTEM ${LLVM_INCLUDE_DIRS})
include_directories("${CMAKE_SOURCE_DIR}")
find_program(ZOKOR_LIT lit REQUIRED HINTS "${LLVM_TOOLS_BINARY_DIR}" NO_DEFAULT_PATH)
