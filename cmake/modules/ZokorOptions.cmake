# Language level, warnings, output folders and sanitizers, for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

set(ZOKOR_SANITIZER "" CACHE STRING "address;undefined, thread, or empty")
option(ZOKOR_FUZZERS "build the libFuzzer targets" OFF)
option(ZOKOR_WERROR "treat warnings as errors" OFF)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

add_compile_options(-Wall -Wextra -Wno-unused-parameter -fno-strict-aliasing
                    "$<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions;-fno-rtti>")
if(ZOKOR_WERROR)
  add_compile_options(-Werror)
endif()
if(ZOKOR_SANITIZER)
  string(REPLACE ";" "," sanitizers "${ZOKOR_SANITIZER}")
  add_compile_options(-fsanitize=${sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${sanitizers})
  # LLVM's headers would otherwise switch on allocator poisoning that the
  # uninstrumented shared library does not know of.
  add_compile_options(-fno-sanitize=vptr,function)
endif()
if(ZOKOR_FUZZERS)
  # Coverage, for the fuzzers to be guided by; their main comes with the link.
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
add_link_options(-fuse-ld=lld)
