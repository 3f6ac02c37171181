# zokor_add_library(name [LINK libs...] [SUBFOLDERS folders...])
#   One static library from every .cpp file of the current folder and of the
#   subfolders listed after SUBFOLDERS.
function(zokor_add_library name)
  cmake_parse_arguments(ARG "" "" "LINK;SUBFOLDERS" ${ARGN})
  set(patterns "*.cpp")
  foreach(folder ${ARG_SUBFOLDERS})
    list(APPEND patterns "${folder}/*.cpp")
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${patterns})
  if(NOT sources) # headers only
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${ARG_LINK})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC ${ARG_LINK})
endfunction()

# zokor_add_tool(name [LINK libs...])
#   An executable in bin/ from every .cpp file of the current folder.
function(zokor_add_tool name)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "*.cpp")
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${ARG_LINK})
endfunction()

# zokor_add_unit_test(name [LINK libs...])
#   A GoogleTest program from every .cpp file of the current folder, registered with CTest.
function(zokor_add_unit_test name)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "*.cpp")
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} gtest gtest_main pthread)
  add_test(NAME ${name} COMMAND ${name})
endfunction()

# zokor_add_fuzzer(name [LINK libs...])
#   A libFuzzer program from name.cpp; needs ZOKOR_FUZZERS.
function(zokor_add_fuzzer name)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  add_executable(${name} ${name}.cpp)
  target_link_libraries(${name} PRIVATE ${ARG_LINK})
  target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endfunction()

# zokor_add_lit_suite(name [FOLDER folder])
#   The target check-<name>, which runs the lit tests of test/<folder>.
function(zokor_add_lit_suite name)
  cmake_parse_arguments(ARG "" "FOLDER" "" ${ARGN})
  if(NOT ARG_FOLDER)
    set(ARG_FOLDER ${name})
  endif()
  add_custom_target(check-${name}
    COMMAND "${ZOKOR_LIT}" -sv "${CMAKE_BINARY_DIR}/test/${ARG_FOLDER}"
    DEPENDS zokor USES_TERMINAL)
endfunction()

# zokor_use_mlir(target)
#   For targets whose files include the go dialect: links it and shares its
#   precompiled headers.
function(zokor_use_mlir name)
  get_target_property(type ${name} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY") # headers only
    return()
  endif()
  if(type STREQUAL "EXECUTABLE")
    target_link_libraries(${name} PRIVATE zokorGoDialect)
  else()
    target_link_libraries(${name} PUBLIC zokorGoDialect)
  endif()
  target_precompile_headers(${name} REUSE_FROM zokorGoDialect)
  add_dependencies(${name} zokorGoIncGen)
endfunction()
