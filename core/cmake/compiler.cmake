# How every target of guiju is compiled: the interface target guiju_compiler.
# No flag here depends on the machine that builds: a county's old PC runs the same wheel.

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(GUIJU_CCACHE ccache)
  if(GUIJU_CCACHE)
    # Objects are shared between build folders and clones; paths in them are relative (see below).
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        ${GUIJU_CCACHE})
  endif()
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# The same objects go into the Python module, the static library and the tests.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Nearly all debug information is templates of the grammar: -g1 keeps stack traces and drops the rest.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")

add_library(guiju_compiler INTERFACE)
target_compile_options(
  guiju_compiler INTERFACE -Wall -Wextra -Wconversion -Wshadow
                           -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping copies in `"text" + string` where there are none (GCC bug 105651).
  target_compile_options(guiju_compiler INTERFACE -Wno-restrict)
endif()
if(GUIJU_WARNINGS_AS_ERRORS)
  target_compile_options(guiju_compiler INTERFACE -Werror)
endif()
if(GUIJU_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(guiju_compiler INTERFACE ${sanitizers})
  target_link_options(guiju_compiler INTERFACE ${sanitizers})
endif()
if(GUIJU_FUZZ)
  target_compile_options(guiju_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()
